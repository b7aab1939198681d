import Accounts
import ArgumentParser
import Content
import CredentialStore
import Foundation
import Office
import Settings
import TypedInput

/// `firstlogin office import`: takes a file of members in.
struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Takes a file of members into the store: all of them, or none.",
        discussion: """
            The file holds values parted by commas or tabs, in UTF-8, CP932, UTF-16 or EUC-JP. Its first line names the \
            columns, in any order and in Japanese or English:

              ユーザID,記号,番号,氏名,生年月日,メールアドレス
              01234567,12,101,ダイワ タロウ,1950-03-04,taro@example.jp

            Those but the last have to be there. Further ones are 枝番, カナ氏名, 本人・家族, 事業所, 郵便番号, 住所, 資格取得日 and 資格喪失日 \
            (branch_number, kana, relation, workplace, postal_code, address, acquired_on, lost_on), and account: new for \
            a member who gets a notice, as without it, or earlier for one whose symbol, number and birthdate open first \
            login. Other columns are named and passed over; what yours are called can be said in the settings \
            (import.columns).

            --complete says that the file holds every member: who is missing has left, and is closed. --delta says that \
            it holds some: who is missing stays. Of members who are known already, what changed is taken over; a mail \
            address only as long as she has not begun. Try it first:

              firstlogin office import members.csv --complete --dry-run

            Whatever is wrong is listed by line and column, and then nothing is changed (exit status 1). The same file \
            once more changes nothing.
            """)

    @Argument(help: "The file, or - for what comes in.", completion: .file(extensions: ["csv"]))
    var file: String

    @Flag(help: "The file holds every member: who is missing has left.") var complete = false
    @Flag(help: "The file holds some members: who is missing stays.") var delta = false
    @Flag(help: "Says what would change, and changes nothing.") var dryRun = false

    @Option(help: "How many members may leave, where they are more than a fiftieth.") var closing: Int?

    @Option(help: "A new file for all that is wrong, for a spreadsheet.", completion: .file(extensions: ["csv"]))
    var faults: String?

    @Option(
        help: "The file's encoding, where its bytes do not say it: utf-8, cp932, euc-jp, utf-16le, utf-16be.",
        transform: ImportCommand.choice)
    var encoding: MemberFileEncoding?

    @Option(
        help: "How eras are numbered in dates of seven digits, where the file does not prove it: 1-5, or 1-3-5-7-9.",
        transform: ImportCommand.choice)
    var era: EraNumbering?

    @OptionGroup var options: OfficeCommand.Options

    private static let pieceSize = 1 << 20

    /// One of the words that a choice has. Throws `ValidationError`, which names them all.
    private static func choice<Choice: RawRepresentable & CaseIterable>(
        _ word: String
    ) throws -> Choice where Choice.RawValue == String {
        if let choice = Choice(rawValue: word.lowercased()) { return choice }
        let known = Choice.allCases.map(\.rawValue).joined(separator: ", ")
        throw ValidationError(StaffLanguage.present("office.import.encodings", ["known": known]))
    }

    func validate() throws {
        guard complete != delta else { throw ValidationError(StaffLanguage.present("office.import.which")) }
    }

    func run() throws {
        if file != "-" { try FileMessage.refuseFolder(file) }
        let dependencies = try options.dependencies(begins: true)
        let society = dependencies.settings.society
        if !SettingsTable.leftFromExample(in: society).isEmpty {
            FirstLogin.complain(StaffLanguage.present("office.import.example"))
        }
        let members = try MemberImport(
            services: dependencies.officeServices(), world: dependencies.world,
            columns: try options.settings.importColumns
        ) {
            IssuerRule.fits(userID: $0.text, beside: society.issuer)
        }
        var wanted = ImportOptions(isComplete: complete)
        wanted.encoding = encoding
        wanted.isDryRun = dryRun
        wanted.closing = closing
        wanted.eras = era
        let columns = ["line", "column", "found", "reason"].map { StaffLanguage.present(Phrase("office.faults.\($0)")) }
        let list = try faults.map { try SpreadsheetFile(path: $0, columns: columns) }
        do {
            try options.show(try read(members, wanted, list))
            try list?.finish()
        } catch OfficeError.fileRefused(let faults) {
            try list?.finish()
            guard options.json else { throw OfficeError.fileRefused(faults) }
            print(try JSONText.of(["refused": faults]))
            throw ExitCode(1)
        } catch {
            // What was not read to its end has not all of its faults there.
            list?.remove()
            throw error
        }
    }

    /// Where more leave than may, and somebody is there to ask, she types how many. Throws `ExitCode(1)` where that is
    /// another number.
    private func mayLeave(_ difference: StagedDifference) throws -> Bool {
        guard isatty(STDIN_FILENO) == 1, closing == nil else { return false }
        let refusal = OfficeError.tooManyLeaving(difference.leaving, of: difference.open)
        FirstLogin.complain(refusal.told(in: StaffLanguage.present))
        FileHandle.standardError.write(Data(StaffLanguage.present("office.import.typeNumber").utf8 + [0x20]))
        if let typed = readLine().map(Folding.bare), typed == "\(difference.leaving)" { return true }
        FirstLogin.complain(StaffLanguage.present("office.nothingDone"))
        throw ExitCode(1)
    }

    private func read(_ members: MemberImport, _ wanted: ImportOptions, _ list: SpreadsheetFile?) throws -> ImportReport
    {
        guard let handle = file == "-" ? FileHandle.standardInput : FileHandle(forReadingAtPath: file) else {
            throw FileMessage(path: file, code: errno)
        }
        var told = ImportProgress()
        defer { told.finish() }
        return try members.run(wanted) {
            told.show($0)
        } onFault: {
            let cells = ["\($0.line)", $0.column ?? "", $0.found ?? "", $0.sentence(in: StaffLanguage.present)]
            try list?.add([cells])
        } mayLeave: {
            told.finish()
            return try mayLeave($0)
        } _: {
            let piece = try handle.read(upToCount: Self.pieceSize) ?? Data()
            return piece.isEmpty ? nil : Array(piece)
        }
    }
}
