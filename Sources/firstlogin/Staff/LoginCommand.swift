import Accounts
import ArgumentParser
import Content
import Foundation
import Office
import Secrets
import TypedInput
import World

/// `firstlogin office login`: somebody of staff at this terminal.
struct LoginCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "login", abstract: "Logs somebody of staff in at this terminal.",
        discussion: """
            Asks for name, password and the code of the authenticator app; the first time it has her choose her own \
            password and set the app up. The login counts for this user at this terminal, until 15 minutes pass without a \
            command, 8 hours in all, or `firstlogin office logout`.
            """)

    @Argument(help: "Her name; asked for where it is left out.") var name: String?
    @OptionGroup var options: OfficeCommand.Options

    func run() throws {
        let dependencies = try options.dependencies()
        let logins = dependencies.officeServices().staffLogins
        let name = try name ?? PromptedLine.read(StaffLanguage.present("office.login.name") + " ")
        var dialogue = LoginDialogue(logins: logins, world: dependencies.world, words: StaffLanguage.present)
        guard let end = try dialogue.run(name) else { return }
        let time = JapanTime(unixSeconds: end.unixSeconds)
        print(
            options.json
                ? try JSONText.of(["until": end.unixSeconds])
                : StaffLanguage.present(
                    "office.login.done",
                    [
                        "name": PrintableText.escaped(name), "time": "\(time.hourDigits):\(time.minuteDigits)",
                        "minutes": "\(logins.idleMinutes)",
                    ]))
    }
}

/// `firstlogin office logout`.
struct LogoutCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "logout", abstract: "Ends the login of staff at this terminal.")

    @OptionGroup var options: OfficeCommand.Options

    func run() throws {
        let wasIn = try options.dependencies().officeServices().staffLogins.end()
        print(
            options.json
                ? try JSONText.of(["loggedOut": wasIn])
                : StaffLanguage.present(wasIn ? "office.logout.done" : "office.logout.nobody"))
    }
}
