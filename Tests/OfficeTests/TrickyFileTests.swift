import Accounts
import Content
import CredentialStore
import Foundation
import Testing
import TestAccounts
import TypedInput
import World

@testable import Office

/// `Vectors/files.tsv` holds files as core systems and spreadsheets write them, and what comes of each.
@Suite("Files as they really come, each with its outcome") struct TrickyFileTests {
    /// One line of the vectors.
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        let encoding: String
        let content: String
        let outcome: String

        var testDescription: String { name }

        init?(line: Substring) {
            let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            guard !line.hasPrefix("#"), cells.count == 4 else { return nil }
            (name, encoding, content, outcome) = (cells[0], cells[1], cells[2], cells[3])
        }
    }

    private static let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("Vectors/files.tsv")

    private static let cases: [Case] = {
        do {
            return try String(contentsOf: path, encoding: .utf8).split(separator: "\n").compactMap(Case.init(line:))
        } catch {
            preconditionFailure("\(error)")
        }
    }()

    @Test("there are more than forty") func count() { #expect(Self.cases.count > 40) }

    @Test("what comes of a file, and nothing of a refused one", arguments: cases) func outcome(_ file: Case) throws {
        let accounts = try TestAccounts()
        let found = try outcome(of: file, accounts)
        if ProcessInfo.processInfo.environment["FIRSTLOGIN_RECORD"] != nil {
            try Self.record(found, of: file)
            Issue.record("recorded: \(file.name)")
        }
        #expect(found == file.outcome)
    }

    private func outcome(of file: Case, _ accounts: TestAccounts) throws -> String {
        var pieces = [try Self.bytes(of: file)]
        let members = try MemberImport(services: accounts.services, world: accounts.clock.world) { _ in true }
        do {
            let report = try members.run(ImportOptions(isComplete: false)) { pieces.popLast() }
            let kept = try accounts.store.read { records in
                try records.userIDs().compactMap { try records.member($0) }
            }
            let rows = kept.map { member in
                "\(member.userID.text) \(Self.escaped(member.name)) \(member.birthdate.iso) \(member.symbol)-\(member.number)"
            }
            let remarks = report.remarks.shown.map { $0.told(in: Words(.english)) }
            return (["\(report.encoding.rawValue)"] + rows + remarks).joined(separator: " | ")
        } catch OfficeError.fileRefused(let faults) {
            #expect(try accounts.store.read { try $0.userIDs() }.isEmpty)
            return "refused: " + faults.shown.map { $0.told(in: Words(.english)) }.joined(separator: " | ")
        }
    }

    /// A name in which each letter that resembles another is told from it.
    private static func escaped(_ name: String) -> String {
        name.unicodeScalars.map { scalar in
            let isPlain =
                scalar.value == 0x20 || (0x21...0x7E).contains(scalar.value) || (0x3041...0x9FFC).contains(scalar.value)
            return isPlain ? String(scalar) : "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
        }.joined()
    }

    private static func bytes(of file: Case) throws -> [UInt8] {
        if file.encoding == "hex" {
            let digits = Array(file.content.utf8)
            return try stride(from: 0, to: digits.count, by: 2).map { index in
                try #require(UInt8(String(decoding: digits[index..<(index + 2)], as: UTF8.self), radix: 16))
            }
        }
        let text = unescaped(file.content)
        let mark = file.encoding == "utf-8-bom" || file.encoding.hasPrefix("utf-16") ? "\u{FEFF}" : ""
        let name = file.encoding == "utf-8-bom" ? "utf-8" : file.encoding
        let encoding = try #require(MemberFileEncoding(rawValue: name))
        var bytes: [UInt8] = []
        try EncodingConversion(into: encoding).run(Array((mark + text).utf8)) { bytes += $0 }
        return bytes
    }

    private static func unescaped(_ content: String) -> String {
        let named = content.replacing(/\\u\{([0-9A-F]+)\}/) { match in
            UInt32(match.1, radix: 16).flatMap(Unicode.Scalar.init).map(String.init) ?? ""
        }
        return named.replacing("\\r", with: "\r").replacing("\\n", with: "\n").replacing("\\t", with: "\t")
    }

    private static func record(_ outcome: String, of file: Case) throws {
        let lines = try String(contentsOf: path, encoding: .utf8).components(separatedBy: "\n")
        let recorded = lines.map { line in
            line.hasPrefix("\(file.name)\t")
                ? [file.name, file.encoding, file.content, outcome].joined(separator: "\t") : line
        }
        try recorded.joined(separator: "\n").write(to: path, atomically: true, encoding: .utf8)
    }
}
