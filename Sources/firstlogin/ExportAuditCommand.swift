import Accounts
import ArgumentParser
import Content
import Foundation
import Office

/// `firstlogin office audit export`.
struct ExportAudit: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Writes entries of the record into a new file for a spreadsheet.",
        discussion: """
            Comma-separated values in UTF-8, which only you can read; nothing in it is taken for a formula. The hashes \
            stand in it, so that the file can be checked entry by entry. The look is recorded. For example:

              firstlogin office audit export november.csv --since 2026-11-01 --until 2026-11-30
            """)

    @Argument(help: "A file that is not there yet.", completion: .file()) var file: String
    @OptionGroup var wanted: AuditFilterOptions
    @OptionGroup var options: OfficeCommand.Options

    func run() throws {
        let office = try options.dependencies().officeServices().office
        let list = try SpreadsheetFile(path: file, columns: AuditReport.columns)
        var count = 0
        do {
            try office.readAudit(wanted.filter, toTakeAway: true) { entries in
                count += entries.count
                try list.add(entries.map { AuditReport.row($0) })
            }
            try list.finish()
        } catch {
            list.remove()
            throw error
        }
        try options.show(ExportedEntries(count: count, file: file))
    }
}

/// What an export has come to.
private struct ExportedEntries: Told, Encodable {
    let count: Int
    let file: String

    func told(in words: Words) -> String {
        words("office.audit.exported", ["count": "\(count)", "file": file])
    }
}
