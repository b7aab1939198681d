import Content
import ArgumentParser
import Foundation
import Office
import Accounts
import Secrets
import Settings
import TypedInput

/// `firstlogin office notice`: draws an initial password, and puts its notice where no clerk has to read it.
struct NoticeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "notice", abstract: "Draws an initial password for a member, and prints her notice once.",
        discussion: """
            The password takes the place of the one she had, and her first login begins again; waiting times of her
            ID end, and her mail address is told. ID and password stand together on the notice alone: it goes to a
            printer or into a new file, and on the screen only with --show.

              firstlogin office notice 01234567 --printer counter
              firstlogin office notice 01234567 --file notice.txt

            Nothing can print the notice a second time: draw another.
            """)

    @Argument(help: "Her user ID.")
    var userID: String

    @Flag(help: "Also where she has completed her set-up, which the notice undoes.")
    var replace = false

    @Option(help: "The printer (as lpstat -e lists it) that the notice goes to.")
    var printer: String?

    @Option(help: "A file that is not there yet; nobody else can read it.", completion: .file())
    var file: String?

    @Flag(help: "Shows the notice here, to whoever sees this screen.")
    var show = false

    @OptionGroup var options: OfficeCommand.Options

    func validate() throws {
        guard [printer != nil, file != nil, show].count(where: \.self) == 1 else {
            throw ValidationError(StaffLanguage.present("office.notice.where"))
        }
        if printer != nil, options.json { throw ValidationError(StaffLanguage.present("office.notice.json")) }
    }

    func run() throws {
        let id = try UserID(argument: userID)
        let dependencies = try options.dependencies()
        // Before anything is drawn: what cannot be printed would be lost.
        let target = try NoticeTarget(printer: printer, file: file)
        do {
            let drawn = try dependencies.officeServices().office.drawNotice(
                for: id, replacing: replace, isPrinted: printer != nil)
            let notice = Notice(drawn, from: dependencies.settings)
            try target.print(options.json ? try JSONText.of(notice) : notice.text)
            if drawn.endsEarlier { FirstLogin.complain(StaffLanguage.present("office.notice.endsEarlier")) }
        } catch {
            // What was not written may be asked for again under the same name.
            target.discard()
            throw error
        }
    }
}
