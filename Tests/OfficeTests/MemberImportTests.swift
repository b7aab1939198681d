import CredentialStore
import FlowEngine
import Foundation
import Fuzz
import Content
import Accounts
import Secrets
import Testing
import TestAccounts
import World
import TypedInput

@testable import Office

@Suite("Taking members in") struct MemberImportTests {
    private let accounts: TestAccounts
    private static let header = "user_id,symbol,number,name,birthdate,mail,account"

    init() throws { accounts = try TestAccounts() }

    private func take(_ text: String, pieces: Int = 1 << 20) throws -> ImportReport {
        try take(Array(text.utf8), pieces: pieces)
    }

    private func take(_ bytes: [UInt8], pieces: Int = 1 << 20) throws -> ImportReport {
        var rest = bytes[...]
        return try MemberImport(services: accounts.services, world: accounts.clock.world) { $0.text.count <= 12 }.run(
            ImportOptions(isComplete: false)
        ) {
            defer { rest = rest.dropFirst(pieces) }
            return rest.isEmpty ? nil : Array(rest.prefix(pieces))
        }
    }

    private func member(_ userID: String) throws -> Member? {
        let id = try #require(UserID(typed: userID))
        return try accounts.store.read { try $0.member(id) }
    }

    /// The faults of a file, as `line column sentence`.
    private func faults(_ text: String) throws -> [String] {
        do {
            _ = try take(text)
            return []
        } catch OfficeError.fileRefused(let faults) {
            #expect(try accounts.store.read { try $0.userIDs() }.isEmpty)
            #expect(faults.count == faults.shown.count)
            return faults.shown.map { "\($0.line) \($0.column ?? "-") \($0.sentence(in: Words(.english)))" }
        }
    }

    @Test("Every column, in the header's order, tidied; both kinds of account") func members() throws {
        let report = try take(
            """
            \u{FEFF}name,account,user_id,mail,birthdate,number,symbol\r
            ダイワ　タロウ,new,0123-4567,taro@example.jp,1950-03-04,101,12\r
            "ﾐﾄﾞﾘ ﾊﾅｺ",Earlier,０２３４５６７８,,S23.11.23,０００３４５,１２\r

            """)
        #expect(report.difference.new == 1 && report.difference.earlier == 1 && report.remarks.count == 0)
        let taro = try #require(try member("01234567"))
        // Scalar by scalar as they came, which `==` does not see.
        #expect(Array(taro.name.unicodeScalars) == Array("ダイワ　タロウ".unicodeScalars))
        #expect(
            taro.maskedName == "ダ** タ**" && taro.birthdate.iso == "1950-03-04" && taro.mail?.text == "taro@example.jp")
        #expect(taro.symbol == "12" && taro.number == "101" && taro.id.rawValue.count == 32)
        let hanako = try #require(try member("02345678"))
        #expect(Array(hanako.name.unicodeScalars) == Array("ﾐﾄﾞﾘ ﾊﾅｺ".unicodeScalars))
        #expect(hanako.birthdate.iso == "1948-11-23" && hanako.mail == nil)
        #expect(hanako.symbol == "12" && hanako.number == "000345")
        let (journey, password) = try accounts.store.read { (try $0.journey(taro.id), try $0.password(hanako.id)) }
        #expect(journey?.journey == .awaitingFirstLogin() && journey?.revision == 0)
        #expect(password?.kind == .guessable && password?.hash == "" && password?.validUntil == nil)
        #expect(try accounts.store.read { try $0.password(taro.id) } == nil)
    }

    @Test(
        "A name is kept scalar by scalar as its file writes it, and the same name written otherwise is another",
        arguments: ["か\u{3099}く ハ\u{309A}ンタ", "がく　パンタ", "\u{FA19}田 朗", "葛\u{E0100} 一", "𠮷田 髙"])
    func keptNames(name: String) throws {
        _ = try take("\(Self.header)\n1,12,101,\(name),1950-03-04,,new\n")
        #expect(try Array(#require(try member("1")).name.unicodeScalars) == Array(name.unicodeScalars))
        #expect(try take("\(Self.header)\n1,12,101,\(name),1950-03-04,,new\n").difference.changed == 0)
        // U+FA19 and U+795E are one to Swift's `==`, and two on her papers.
        let other = name.decomposedStringWithCanonicalMapping
        let differs = Array(other.unicodeScalars) != Array(name.unicodeScalars)
        let again = try take("\(Self.header)\n1,12,101,\(other),1950-03-04,,new\n")
        #expect(again.difference.facts == (differs ? [.name: 1] : [:]))
    }

    @Test("An earlier account opens with symbol, number and birthdate; a new one only with its notice") func logins()
        throws
    {
        _ = try take(
            """
            \(Self.header)
            1,12,101,A B,1950-03-04,,new
            2,0012,0345,C D,1948-11-23,c@example.jp,earlier
            """)
        func logIn(_ userID: String, _ password: String) -> Problem? {
            let session = Session(at: TerminalInfo(name: password, kind: .own))
            return accounts.services.member.perform(
                .logIn(userID: userID, password: SecretBytes(text: password)), in: session
            ).problem
        }
        #expect(logIn("2", "12-345-昭和23年11月23日") == nil)
        #expect(logIn("1", "12-101-1950-03-04") == .noMatch)
        accounts.clock.pass(seconds: 60)
        let notice = try accounts.services.office.drawNotice(for: try #require(UserID(typed: "1")), replacing: false)
        #expect(logIn("1", notice.password.revealedText()) == nil)
    }

    @Test(
        "Whatever is wrong is named by line and column, and nobody is added",
        arguments: [
            (",12,1,A B,1950-03-04,,new", ["3 user_id this field is empty"]),
            ("ab_c,12,1,A B,1950-03-04,,new", ["3 user_id a user ID has up to 32 letters and digits"]),
            (
                "1234567890123,12,1,A B,1950-03-04,,new",
                ["3 user_id with this user ID the QR code would not fit the screen"]
            ),
            ("1,12,1,A B,1950-03-04,,new", ["3 user_id the same user ID stands in line 2"]),
            ("2,,1,A B,1950-03-04,,new", ["3 symbol this field is empty"]),
            ("2,12,1,,1950-03-04,,new", ["3 name this field is empty"]),
            ("2,12,1,\"A\nB\",1950-03-04,,new", ["3 name a line break or another control character stands here"]),
            ("2,12,1,A \u{202E}B,1950-03-04,,new", ["3 name a line break or another control character stands here"]),
            ("2,12,1,A\u{200B} B,1950-03-04,,new", ["3 name a line break or another control character stands here"]),
            ("2,12,1,\(String(repeating: "a", count: 61)),1950-03-04,,new", ["3 name more than 60 characters"]),
            ("2,12,1,A B,1950-02-30,,new", ["3 birthdate there is no such day"]),
            ("2,12,1,A B,25.3.4,,new", ["3 birthdate the era is missing, or the year has not four digits"]),
            ("2,12,1,A B,R9.1.1,,new", ["3 birthdate the day is still to come"]),
            ("2,12,1,A B,1850-01-01,,new", ["3 birthdate that is more than 130 years ago"]),
            ("2,12,1,A B,yesterday,,new", ["3 birthdate this is no date; write it as 1950-03-04"]),
            ("2,12,1,A B,1950-03-04,taro,new", ["3 mail an email address has an @"]),
            ("2,12,1,A B,1950-03-04,a@b.jp;c@d.jp,new", ["3 mail these are several email addresses"]),
            ("2,12,1,A B,1950-03-04,,old", ["3 account it is either new or earlier"]),
            (
                "2,12,A1,A B,1950-03-04,,earlier",
                ["3 number an earlier account's initial password is made of digits, and this has others"]
            ),
            ("2,12,1,A B,1950-03-04", ["3 - the row has 5 fields, and the header 7"]),
            ("2,12,1,A B,1950-03-04,,new,x", ["3 - the row has 8 fields, and the header 7"]),
            (
                "2,12,1,A \"B\",1950-03-04,,new",
                ["3 - a quotation mark stands where none may; within quotation marks it is written twice"]
            ),
            ("2,12,1,\"A B,1950-03-04,,new", ["3 - the quotation mark that begins here is never closed"]),
            ("2,12,1,\u{200B},1950-03-04,,new", ["3 name this field is empty"]),
            ("2,\u{3164},1,A B,1950-03-04,,new", ["3 symbol this field is empty"]),
        ]) func wrong(_ row: String, _ expected: [String]) throws
    {
        #expect(try faults("\(Self.header)\n1,12,101,A B,1950-03-04,,new\n\(row)\n") == expected)
    }

    @Test("A header that lacks or doubles a column is all that is said, and others are named beside it")
    func headers() throws {
        #expect(
            try faults("user_id,symbol,number,name\n?,?,?,?\n")
                == ["1 birthdate the header has not this column; columns are parted by commas"])
        let twice = try faults("\(Self.header),Mail,note\n1,2,3,4,5,6,7,8,9\n")
        #expect(twice == ["1 Mail the header has this column twice", "1 note this column is not read"])
        // Parted by semicolons, as Excel does in some countries.
        #expect(try faults(Self.header.replacing(",", with: ";")).count == 6)
        #expect(try faults("") == ["1 - there are no members in this file"])
        #expect(try faults(Self.header) == ["1 - there are no members in this file"])
        let numbers = try faults("\(Self.header),マイナンバー\n1,12,101,A B,1950-03-04,,new,123456789012\n")
        #expect(numbers.first?.hasPrefix("1 マイナンバー a column of My Numbers is not taken") == true)
        #expect(numbers.allSatisfy { !$0.contains("123456789012") })
    }

    @Test("The first 100 faults are shown, and how many there are") func many() throws {
        let rows = (0..<200).map { "\($0),12,1,A B,1950-02-30,,new" }.joined(separator: "\n")
        let error = #expect(throws: OfficeError.self) { try take("\(Self.header)\n\(rows)\n") }
        guard case .fileRefused(let faults)? = error else { return }
        #expect(faults.count == 200 && faults.shown.count == 100 && faults.shown.last?.line == 101)
        #expect(error?.told(in: Words(.english)).hasSuffix("... and 100 more") == true)
    }

    @Test("An address that looks like a slip is taken, and remarked on") func slip() throws {
        let report = try take("\(Self.header)\n1,12,101,A B,1950-03-04,hanako@gmial.com,new\n")
        #expect(
            report.told(in: Words(.english)).contains(
                "line 2, mail: taken as it stands; was gmail.com meant?  (hanako@gmial.com)"))
        #expect(try member("1")?.mail?.text == "hanako@gmial.com")
    }

    // S33
    @Test("S33 Spoiled files are taken whole, or refused with the lines named and nobody added") func spoiled() throws {
        let fuzz = Fuzz(
            seed: 33,
            pieces: [
                ",", "\"", "\"\"", "\n", "\r\n", "\r", "\u{FEFF}", "\0", "earlier", "S23.11.23", "R9.1.1", "0000-00-00",
                "@", "ﾀﾞ",
                "😀", "user_id", ",,,,,,,", String(repeating: "9", count: 400),
            ])
        let file = Array(
            "\(Self.header)\n1,12,101,A B,1950-03-04,a@example.jp,new\n2,12,102,C D,S23.11.23,,earlier\n".utf8)
        var refused = 0
        for _ in 0..<400 {
            let before = try accounts.store.read { try $0.userIDs().count }
            do {
                let report = try take(fuzz.spoiled(file))
                #expect(
                    try accounts.store.read { try $0.userIDs().count } == before + report.difference.new
                        + report.difference.earlier)
            } catch OfficeError.fileRefused(let faults) {
                refused += 1
                #expect(
                    faults.count > 0
                        && faults.shown.allSatisfy { $0.line > 0 && !$0.sentence(in: Words(.english)).isEmpty })
                #expect(try accounts.store.read { try $0.userIDs().count } == before)
            }
        }
        #expect((200..<400).contains(refused))
    }

    @Test("1,000 members in pieces of any size") func pieces() throws {
        let rows = (0..<1_000).map { "\(10_000 + $0),12,\($0 + 1),ダイワ \($0),1950-03-04,m\($0)@example.jp,new" }
        let report = try take("\(Self.header)\n\(rows.joined(separator: "\n"))", pieces: 101)
        #expect(report.difference.new == 1_000)
        #expect(try accounts.store.read { try $0.userIDs() }.count == 1_000)
        #expect(try member("10999")?.name == "ダイワ 999")
    }
}
