import Accounts
import Content
import CredentialStore
import Testing
import TestAccounts
import TypedInput
import World

@testable import Office

@Suite("Dates of seven digits: the file proves how eras are numbered, or says that it does not")
struct EraNumberingTests {
    private let accounts: TestAccounts

    init() throws { accounts = try TestAccounts() }

    private func take(_ dates: [String], _ eras: EraNumbering? = nil) throws -> ImportReport {
        let rows = dates.enumerated().map { "\($0 + 1),12,\($0 + 1),A B,\($1)\n" }.joined()
        var pieces = [Array("user_id,symbol,number,name,birthdate\n\(rows)".utf8)]
        var options = ImportOptions(isComplete: false)
        options.eras = eras
        return try MemberImport(services: accounts.services, world: accounts.clock.world) { _ in true }.run(options) {
            pieces.popLast()
        }
    }

    private func birthdates(_ count: Int) throws -> [String?] {
        try (1...count).map { number in
            let id = try #require(UserID(typed: "\(number)"))
            return try accounts.store.read { try $0.member(id) }?.birthdate.iso
        }
    }

    private func said(_ dates: [String], _ eras: EraNumbering? = nil) throws -> [String] {
        do {
            return try take(dates, eras).remarks.shown.map { $0.told(in: Words(.english)) }
        } catch OfficeError.fileRefused(let faults) {
            #expect(try birthdates(dates.count).allSatisfy { $0 == nil })
            return faults.shown.map { $0.told(in: Words(.english)) }
        }
    }

    @Test("A digit, or a year, that one numbering alone has proves it for every row")
    func proved() throws {
        #expect(
            try said(["3100304", "4010108", "1950-03-04"])
                == ["line 3: this line proves that eras are numbered 1-5 in dates of seven digits"])
        #expect(try birthdates(3) == ["1935-03-04", "1989-01-08", "1950-03-04"])
    }

    @Test("The other numbering, by a digit of its own")
    func odd() throws {
        #expect(try said(["5250304", "7010108"]).first?.contains("numbered 1-3-5-7-9") == true)
        #expect(try birthdates(2) == ["1950-03-04", "1989-01-08"])
    }

    @Test("A year that an era never had proves the numbering, too")
    func byYear() throws {
        #expect(try said(["3100304", "３２５０３０４"]).first?.hasPrefix("line 3: this line proves") == true)
        #expect(try birthdates(2) == ["1935-03-04", "1950-03-04"])
    }

    @Test("Without a proof the file is refused with both readings, and taken once somebody says it")
    func unproved() throws {
        let sentence =
            "line 2: this is 1935-03-04 or 1921-03-04: say --era 1-5 (3 is Showa) or --era 1-3-5-7-9 (5 is Showa)"
        #expect(try said(["3100304", "3050101"]) == [sentence])
        #expect(try said(["3100304", "3050101"], .oddOnes).isEmpty)
        #expect(try birthdates(2) == ["1921-03-04", "1916-01-01"])
    }

    @Test("Two lines that prove different ones are named, and a day that no numbering has")
    func contradictory() throws {
        #expect(
            try said(["4010108", "7010108"]) == [
                "line 3: eras are numbered otherwise than in line 2: make the file anew"
            ])
        #expect(
            try said(["4010108", "8010108"])
                == ["line 3, birthdate: with this file's numbering of eras there is no such day  (8010108)"])
        #expect(try said(["0000000"]).first?.contains("there is no such day") == true)
    }

    @Test("Of a file that has to be read twice each fault is told once")
    func toldOnce() throws {
        var pieces = [
            Array("user_id,symbol,number,name,birthdate\n1,12,1,A B,?\n2,12,2,A B,4010108\n3,12,3,A B,!\n".utf8)
        ]
        let members = try MemberImport(services: accounts.services, world: accounts.clock.world) { _ in true }
        var lines: [Int] = []
        #expect(throws: OfficeError.self) {
            try members.run(ImportOptions(isComplete: false), onFault: { lines.append($0.line) }) { pieces.popLast() }
        }
        #expect(lines == [2, 4])
    }

    @Test("A day behind its era's end is counted on, and remarked on")
    func pastEnd() throws {
        let said = try said(["平成31年6月1日", "昭和64年1月8日"])
        #expect(
            said == [
                "line 2, birthdate: a day behind its era's end, taken as 2019-06-01  (平成31年6月1日)",
                "line 3, birthdate: a day behind its era's end, taken as 1989-01-08  (昭和64年1月8日)",
            ])
    }
}
