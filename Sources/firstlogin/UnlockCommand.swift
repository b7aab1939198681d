import Content
public import ArgumentParser
import CredentialStore
public import Accounts
import Settings
import TypedInput

/// `firstlogin office unlock`: ends waits after what was typed wrong.
struct UnlockCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "unlock",
        abstract: "Ends the waiting time of a member, of a terminal, or of an address on the network.",
        discussion: """
            firstlogin office unlock 01234567
            firstlogin office unlock --terminal 'Counter 1' --kind kiosk
            firstlogin office unlock --address 192.0.2.7
            """)

    @Argument(help: "Her user ID.")
    var userID: String?

    @Option(help: "The name of a terminal (terminal.name), as the record shows it.")
    var terminal: String?

    @Option(help: "own, phone or kiosk.")
    var kind: TerminalKind = .kiosk

    @Option(help: "An address, as the log of firstlogin serve shows it.")
    var address: String?

    @OptionGroup var options: OfficeCommand.Options

    func validate() throws {
        guard [userID != nil, terminal != nil, address != nil].count(where: \.self) == 1 else {
            throw ValidationError(StaffLanguage.present("office.unlock.whom"))
        }
    }

    func run() throws {
        let hadAny = try unlock(options.dependencies().officeServices().office)
        if options.json { return print(try JSONText.of(["unlocked": hadAny])) }
        print(StaffLanguage.present(hadAny ? "office.unlocked" : "office.unlocked.nothing"))
    }

    private func unlock(_ office: OfficeService) throws -> Bool {
        if let terminal { return try office.unlock(TerminalInfo(name: terminal, kind: kind)) }
        if let address { return try office.unlock(address: address) }
        return try office.unlock(UserID(argument: userID ?? ""))
    }
}

extension TerminalKind: ExpressibleByArgument {}

/// `firstlogin office without-mail`: for a member whose registered address is of no use to her.
struct WithoutMailCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "without-mail",
        abstract: "Lets a member whose registered address is of no use to her go on without mail.",
        discussion: """
            Look at a document that shows who she is first. At 1【5】 she can then say that she has no mail. The
            registered address is told.
            """)

    @Argument(help: "Her user ID.")
    var userID: String

    @OptionGroup var options: OfficeCommand.Options

    func run() throws {
        let id = try UserID(argument: userID)
        try options.dependencies().officeServices().office.allowWithoutMail(id)
        print(options.json ? try JSONText.of(["allowed": true]) : StaffLanguage.present("office.withoutMail"))
    }
}
