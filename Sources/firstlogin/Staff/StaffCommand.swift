import Accounts
public import ArgumentParser
import Content
public import CredentialStore
import Office
import TypedInput

/// `firstlogin office staff`: who of the office has an account.
struct StaffCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "staff", abstract: "Makes, lists, resets and closes the accounts of staff.",
        discussion: """
            As soon as there is one, the office's commands need `firstlogin office login`. Whoever looks after the \
            program (root, the store's owner, and whom office.operators names) does this without a login; a lead may do \
            it for the desk. `firstlogin office roles` lists who may do what.
            """,
        subcommands: [AddStaff.self, ListStaff.self, ResetStaff.self, CloseStaff.self],
        defaultSubcommand: ListStaff.self)
}

/// `firstlogin office staff add`.
struct AddStaff: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Makes an account, and prints its initial password once.",
        discussion: """
            Hand the password over yourself. With it she logs in, chooses her own, and sets up her authenticator app:

              firstlogin office staff add sato.hanako --role desk
            """)

    @Argument(help: "The name that she logs in with: small letters, digits, and . - _ within; nobody else's ever.")
    var name: String

    @Option(help: "desk: helps members. lead: takes members in, and looks after the desk. auditor: reads the record.")
    var role: StaffRole

    @OptionGroup var options: OfficeCommand.Options

    func run() throws {
        let name = try StaffName(argument: name)
        try options.show(options.dependencies().officeServices().staffAccounts.add(name, role))
    }
}

/// `firstlogin office staff list`.
struct ListStaff: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Lists the accounts of staff, the closed ones too.")

    @OptionGroup var options: OfficeCommand.Options

    func run() throws {
        try options.show(StaffList(options.dependencies().officeServices().staffAccounts.list()))
    }
}

/// `firstlogin office staff reset`.
struct ResetStaff: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reset", abstract: "Puts an initial password in the place of what somebody logs in with.",
        discussion: """
            For a forgotten password, a lost phone, too many wrong tries, or a closed account. Her password, her app and \
            her logins end at once:

              firstlogin office staff reset sato.hanako
            """)

    @Argument(help: "Her name.") var name: String
    @OptionGroup var confirmation: Confirmation
    @OptionGroup var options: OfficeCommand.Options

    func run() throws {
        let name = try StaffName(argument: name)
        let accounts = try options.dependencies().officeServices().staffAccounts
        try confirmation.ask(StaffLanguage.present("office.staff.reset.sure", ["name": name.text]))
        try options.show(accounts.reset(name))
    }
}

/// `firstlogin office staff close`.
struct CloseStaff: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "close", abstract: "Closes an account: its logins end at once.",
        discussion: "Its name stays hers, since the record names her by it. A reset opens it again.")

    @Argument(help: "Her name.") var name: String
    @OptionGroup var options: OfficeCommand.Options

    func run() throws {
        let name = try StaffName(argument: name)
        try options.dependencies().officeServices().staffAccounts.close(name)
        print(
            options.json
                ? try JSONText.of(["closed": name.text])
                : StaffLanguage.present("office.staff.closed", ["name": name.text]))
    }
}

extension StaffRole: ExpressibleByArgument {}

extension StaffName {
    /// A name as it was typed behind a command.
    init(argument: String) throws {
        guard let name = StaffName(typed: argument) else {
            throw ValidationError(
                StaffLanguage.present("office.staff.noName", ["name": PrintableText.escaped(argument)]))
        }
        self = name
    }
}
