import Accounts
import ArgumentParser
import Content
import Office
import TypedInput

/// `firstlogin office member`: where a member stands.
struct MemberCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "member", abstract: "Says where a member stands, and what helps her. The look is recorded.",
        discussion: """
            For whoever has her on the telephone or at the counter: the page at which she goes on, what she logs in \
            with, whether she has to wait, what she told the office, and the command that helps. No password, key or \
            code is shown, for the office has none. For example:

              firstlogin office member 01234567
            """)

    @Argument(help: "Her user ID.") var userID: String
    @OptionGroup var options: OfficeCommand.Options

    func run() throws {
        let id = try UserID(argument: userID)
        try options.show(options.dependencies().officeServices().office.standing(of: id))
    }
}
