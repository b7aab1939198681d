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
            ImportCommand.self, NoticeCommand.self, MemberCommand.self, UnlockCommand.self, WithoutMailCommand.self,
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

/// `firstlogin office import`: takes a file of members in.
struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Takes a file of members into the store: all of them, or none.",
        discussion: """
            The file holds comma-separated values in UTF-8, CP932, UTF-16 or EUC-JP. Its first line names the columns, in any order:

              user_id,symbol,number,name,birthdate,mail,account
              01234567,12,101,ダイワ タロウ,1950-03-04,taro@example.jp,new

            birthdate may have any usual form (1950-03-04, S25.3.4); mail may be empty; account is new for a member
            who gets a notice, or earlier for one whose symbol, number and birthdate open first login. Whatever is
            wrong is listed by line and column, and then nobody is added (exit status 1). Rows and columns of nothing are
            passed over.
            """)

    @Argument(help: "The file, or - for what comes in.", completion: .file(extensions: ["csv"]))
    var file: String

    @Option(
        help: "The file's encoding, where its bytes do not say it: utf-8, cp932, euc-jp, utf-16le, utf-16be.",
        transform: { word in
            guard let encoding = MemberFileEncoding(rawValue: word.lowercased()) else {
                let known = MemberFileEncoding.allCases.map(\.rawValue).joined(separator: ", ")
                throw ValidationError(StaffLanguage.present("office.import.encodings", ["known": known]))
            }
            return encoding
        })
    var encoding: MemberFileEncoding?

    @OptionGroup var options: OfficeCommand.Options

    private static let pieceSize = 1 << 20

    func run() throws {
        if file != "-" { try FileMessage.refuseFolder(file) }
        guard let handle = file == "-" ? FileHandle.standardInput : FileHandle(forReadingAtPath: file) else {
            throw FileMessage(path: file, code: errno)
        }
        let dependencies = try options.dependencies(begins: true)
        let society = dependencies.settings.society
        if !SettingsTable.leftFromExample(in: society).isEmpty {
            FirstLogin.complain(StaffLanguage.present("office.import.example"))
        }
        let members = MemberImport(services: dependencies.officeServices(), world: dependencies.world) {
            IssuerRule.fits(userID: $0.text, beside: society.issuer)
        }
        do {
            try options.show(
                try members.run(encoding: encoding) {
                    let piece = try handle.read(upToCount: Self.pieceSize) ?? Data()
                    return piece.isEmpty ? nil : Array(piece)
                })
        } catch OfficeError.fileRefused(let faults) where options.json {
            print(try JSONText.of(["refused": faults]))
            throw ExitCode(1)
        }
    }
}
