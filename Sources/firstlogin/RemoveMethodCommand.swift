import Accounts
public import ArgumentParser
import Content
public import FlowEngine
import Office
import TypedInput

/// `firstlogin office remove-method`: for whoever has lost one of several.
struct RemoveMethodCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove-method", abstract: "Takes one of a member's methods away, if she has another.",
        discussion: """
            For whoever has lost the phone or the PC that proves it. She logs in by what is left, and registers anew on \
            her top page; she is told by email. Whoever has no other method gets a new notice instead (`firstlogin \
            office notice ID --replace`). For example:

              firstlogin office remove-method 01234567 passkey
            """)

    @Argument(help: "Her user ID.") var userID: String
    @Argument(help: "passkey: her face or fingerprint. app: her authenticator apps. mail: codes by email.")
    var method: Method
    @OptionGroup var options: OfficeCommand.Options
    @OptionGroup var confirmation: Confirmation

    func run() throws {
        let id = try UserID(argument: userID)
        let words = StaffLanguage.present
        let named: KeyValuePairs = ["userID": id.text, "method": words(Phrase("method.\(method.rawValue)"))]
        try confirmation.ask(words("office.removeMethod.question", named))
        try options.dependencies().officeServices().office.remove(method, of: id)
        if options.json { return print(try JSONText.of(["removed": method.rawValue])) }
        print(words("office.removeMethod.done", named))
    }
}

extension Method: ExpressibleByArgument {}
