import Content
import ArgumentParser
import Office
import Accounts
import Settings

/// `firstlogin office mails`: what the mail server does not take (R03).
struct MailsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mails", abstract: "Lists the mails that were refused, given up or could not be sent yet.",
        discussion: "Newest first, with the mail server's own words; never what a mail says. The look is recorded.")

    @OptionGroup var options: OfficeCommand.Options

    func run() throws {
        let mails = try options.dependencies().officeServices().office.troubledMails()
        if options.json { return print(try JSONText.of(mails)) }
        let words = StaffLanguage.present
        if case .folder(let directory) = try options.settings.delivery {
            print(words("office.mails.folder", ["folder": directory]))
        }
        print(
            mails.isEmpty
                ? words("office.mails.none") : mails.map { $0.told(in: words) }.joined(separator: "\n"))
    }
}
