public import ArgumentParser
import Accounts
import Content
public import CredentialStore
import Office
import TypedInput

/// `firstlogin office close`: for whoever is no member any more.
struct CloseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "close", abstract: "Closes a member's account: her logins end at once.",
        discussion: """
            What she has set up is kept, and `firstlogin office reopen` opens it again as it was. At the login she reads \
            what everybody reads whose password does not fit. For example:

              firstlogin office close 01234567 --reason left
            """)

    @Argument(help: "Her user ID.") var userID: String
    @Option(
        help: "left: no member any more. died. asked: she asked for it. mistaken: she should not have been taken in.")
    var reason: ClosureReason
    @OptionGroup var options: OfficeCommand.Options

    func run() throws {
        let id = try UserID(argument: userID)
        let isNew = try options.dependencies().officeServices().office.close(id, for: reason)
        if options.json { return print(try JSONText.of(["closed": isNew])) }
        print(StaffLanguage.present(isNew ? "office.closed" : "office.closed.already", ["userID": id.text]))
    }
}

/// `firstlogin office reopen`.
struct ReopenCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reopen", abstract: "Opens a closed account again, as it was.",
        discussion: "firstlogin office reopen 01234567")

    @Argument(help: "Her user ID.") var userID: String
    @OptionGroup var options: OfficeCommand.Options

    func run() throws {
        let id = try UserID(argument: userID)
        let wasClosed = try options.dependencies().officeServices().office.reopen(id)
        if options.json { return print(try JSONText.of(["reopened": wasClosed])) }
        print(StaffLanguage.present(wasClosed ? "office.reopened" : "office.reopened.already"))
    }
}

extension ClosureReason: ExpressibleByArgument {}
