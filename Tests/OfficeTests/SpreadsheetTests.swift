import Content
import CredentialStore
import Accounts
import Testing
import TestAccounts
import World

@testable import Office

@Suite("What spreadsheets leave in a file") struct SpreadsheetTests {
    private let accounts: TestAccounts
    private static let header = "user_id,symbol,number,name,birthdate,mail,account"

    init() throws { accounts = try TestAccounts() }

    private func take(_ text: String) throws -> ImportReport {
        var pieces = [Array(text.utf8)]
        return try MemberImport(services: accounts.services, world: accounts.clock.world) { _ in true }.run(
            ImportOptions(isComplete: false)
        ) {
            pieces.popLast()
        }
    }

    private func faults(_ text: String) throws -> [String] {
        do {
            _ = try take(text)
            return []
        } catch OfficeError.fileRefused(let faults) {
            return faults.shown.map { $0.told(in: Words(.english)) }
        }
    }

    @Test("Rows and columns of nothing are passed over, and what stands beside the columns is not")
    func nothing() throws {
        let report = try take(
            """
            ,,,,,,,,
            user_id,symbol,,number,name,birthdate,mail,account,, \u{3000}
            1,12,,101,A B,1950-03-04,,new,,
            ,,,,,,,,,
            2,12,\u{200B},102,C D,1950-03-04,,new
            \u{3000},, ,,,,,,,,,,
            ,,,

            """)
        #expect(report.difference.new == 2 && report.remarks.count == 0)
        #expect(
            try faults("user_id,symbol,,number,name,birthdate,mail,account\n3,12,x,101,A B,1950-03-04,,new\n")
                == ["line 2: something stands in field 3, and the header has no name for it"])
        #expect(
            try faults("\(Self.header),,\n3,12,101,A B,1950-03-04,,new,,x\n")
                == ["line 2: the row has 9 fields, and the header 7"])
        #expect(try faults(",,,\n,,\n") == ["line 1: there are no members in this file"])
    }

    @Test(
        "Digits that a spreadsheet rounded away are refused, signs for unwritten letters remarked on, and a count compared"
    )
    func spoiled() throws {
        #expect(
            try faults("\(Self.header)\n1,12,1.23457E+11,A B,1950-03-04,,new\n")
                == ["line 2, number: a spreadsheet has rounded these digits away: export the file again  (1.23457E+11)"]
        )
        let report = try take("\(Self.header)\n2,12,1,山●太郎,1950-03-04,,new\n3,12,2,〓 一,1950-03-04,,new\n合計,,2件\n")
        #expect(
            report.difference.new == 2 && report.remarks.shown.map(\.reason) == [.placeholder("●"), .placeholder("〓")])
        #expect(
            try faults("\(Self.header)\n4,12,1,A B,1950-03-04,,new\n合計,,,,,,\"1,000\"\n")
                == ["line 3: the last line says 1000, and there are 1"])
    }

    @Test("A user ID that is shorter than most is taken and remarked on: a spreadsheet may have eaten its zeros")
    func shortID() throws {
        let rows = ["12345678", "2345678", "12345679", "X1", "345", "12345680", "12345681"]
        let file = rows.enumerated().map { "\($1),12,\($0 + 1),A B,1950-03-04,,new" }.joined(separator: "\n")
        let report = try take("\(Self.header)\n\(file)\n")
        #expect(report.difference.new == 7 && report.remarks.shown.map(\.line) == [3, 6])
        #expect(
            report.told(in: Words(.english)).contains("line 3, user_id: taken as it stands; most have 8 characters"))
        // Where no length is that of most, nothing is said.
        #expect(
            try take("\(Self.header)\n1,12,1,A B,1950-03-04,,new\n22,12,2,A B,1950-03-04,,new\n").remarks.count == 0)
        // A zero that was left on another tells the same.
        #expect(
            try take("\(Self.header)\n3,12,3,A B,1950-03-04,,new\n04,12,4,A B,1950-03-04,,new\n").remarks.count == 1)
    }

    @Test("Nothing of a file reaches the terminal that it would obey, or that nobody would see")
    func escaped() throws {
        let hostile = "\u{1B}]0;owned\u{7}\u{9B}31m\u{202E}x"
        let said =
            try faults("\(Self.header.replacing("symbol", with: hostile))\n1,12,101,A B,1950-03-04,,new\n")
            + faults("\(Self.header)\n1,12,101,A B,1950-03-04,a\u{202E}b@example.jp,new\n")
            + faults("\(Self.header)\n1,12,101,A B,1950-03-04,a\u{1B}b@example.jp,new\n")
        #expect(said.count == 4)
        for line in said {
            for scalar in line.unicodeScalars {
                #expect(![.control, .format].contains(scalar.properties.generalCategory), "\(line.debugDescription)")
            }
        }
        #expect(said.contains { $0.contains("\\u{1B}]0;owned\\u{7}\\u{9B}31m\\u{202E}x") })
    }
}
