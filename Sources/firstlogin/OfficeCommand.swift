import Content
import ArgumentParser
import Foundation
import Office
import Accounts
import Secrets
import Settings
import TypedInput

/// `firstlogin office`: what the society's staff do.
struct OfficeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "office",
        abstract:
            "What the society's staff do: take members in, draw notices, help a member on, check the record.",
        discussion:
            "Staff with accounts log in first: firstlogin office login. Who may do what: firstlogin office roles.",
        subcommands: [
            ImportCommand.self, FindCommand.self, NoticeCommand.self, MemberCommand.self, UnlockCommand.self,
            WithoutMailCommand.self,
            CloseCommand.self, ReopenCommand.self, RemoveMethodCommand.self,
            MailsCommand.self, AuditCommand.self, LoginCommand.self,
            LogoutCommand.self, RolesCommand.self,
            StaffCommand.self, NewKeyCommand.self, BackupCommand.self, RestoreCommand.self,
            CheckCommand.self,
        ])

    /// The options of every office command.
    struct Options: ParsableArguments {
        @OptionGroup var file: SettingsOption

        @Flag(help: "Prints JSON, for another program to read.")
        var json = false

        @OptionGroup var staff: LanguageOption

        /// What the settings say. What passes through here is secret, so nobody may look into the process.
        func dependencies(begins: Bool = false) throws -> ProgramDependencies {
            _ = hardenProcess()
            return try ProgramDependencies.live(settings, begins: begins)
        }

        /// What the settings say.
        var settings: Settings { get throws { try file.ofOffice } }

        /// Prints one of two forms of the same.
        func show(_ value: some Encodable & Told) throws {
            print(json ? try JSONText.of(value) : value.told(in: StaffLanguage.present))
        }
    }
}
