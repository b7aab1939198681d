import Accounts
import Content
import CredentialStore
import Secrets
import Testing
import TestAccounts
import TypedInput
import World

@testable import Office

/// A file of members against a store that has some.
@Suite("What a file changes") struct MemberChangesTests {
    private let accounts: TestAccounts
    private static let header = "ユーザID,記号,番号,枝番,氏名,カナ氏名,生年月日,メール,本人・家族,事業所,郵便番号,住所,資格取得日,資格喪失日"

    init() throws { accounts = try TestAccounts() }

    private func row(
        _ userID: Int, symbol: String = "12", name: String = "髙橋　花子", workplace: String = "本社", lostOn: String = "",
        relation: String = "本人", postalCode: String = "1000001", acquiredOn: String = "H2.4.1"
    ) -> String {
        "\(userID),\(symbol),\(userID),00,\(name),ﾀｶﾊｼ ﾊﾅｺ,S26.3.4,m\(userID)@example.jp,\(relation),\(workplace),"
            + "\(postalCode),東京都千代田区千代田1-1,\(acquiredOn),\(lostOn)"
    }

    @discardableResult
    private func take(_ rows: [String], _ change: (inout ImportOptions) -> Void = { _ in }) throws -> StagedDifference {
        var options = ImportOptions(isComplete: false)
        change(&options)
        var pieces = [Array(([Self.header] + rows).joined(separator: "\r\n").utf8)]
        let members = try MemberImport(services: accounts.services, world: accounts.clock.world) { _ in true }
        return try members.run(options) { pieces.popLast() }.difference
    }

    private func refusal(_ rows: [String], _ change: (inout ImportOptions) -> Void = { _ in }) throws -> OfficeError? {
        do { try take(rows, change) } catch let error as OfficeError { return error }
        return nil
    }

    private func faults(_ row: String) throws -> [String] {
        guard case .fileRefused(let faults)? = try refusal([row]) else { return [] }
        return faults.shown.map { $0.told(in: Words(.english)) }
    }

    private func member(_ userID: Int) throws -> Member? {
        let id = try #require(UserID(typed: "\(userID)"))
        return try accounts.store.read { try $0.member(id) }
    }

    private var events: [String] {
        get throws { try accounts.store.read { try $0.audits(after: 0, count: 999) }.map(\.event) }
    }

    @Test("Every further fact is kept, and the same file changes nothing, in whatever form it says the same")
    func facts() throws {
        #expect(try take([row(1), row(2)]).new == 2)
        let member = try #require(try member(1))
        #expect(member.branchNumber == "00" && member.kana == "ﾀｶﾊｼ ﾊﾅｺ" && member.relation == .insured)
        #expect(member.workplace == "本社" && member.postalCode == "100-0001" && member.address == "東京都千代田区千代田1-1")
        #expect(member.acquiredOn?.iso == "1990-04-01" && member.lostOn == nil)
        let same = try take([
            row(1, symbol: "１２", relation: "1", postalCode: "〒100-0001", acquiredOn: "1990/4/1"), row(2),
        ])
        #expect(!same.changesAnything && same.unchanged == 2)
        #expect(try events.filter { $0.hasPrefix("membersAdded") }.count == 1)
    }

    @Test("A delta changes whom it names, by fact, and leaves all others; a dry run changes nobody")
    func delta() throws {
        try take([row(1), row(2), row(3)])
        let rows = [row(1, symbol: "13", workplace: "支社"), row(2, workplace: "支社"), row(4)]
        let rehearsed = try take(rows) { $0.isDryRun = true }
        #expect(rehearsed.new == 1 && rehearsed.changed == 2 && rehearsed.facts == [.symbol: 1, .workplace: 2])
        #expect(try member(1)?.symbol == "12" && member(4) == nil)
        #expect(try take(rows) == rehearsed)
        #expect(try member(1)?.symbol == "13" && member(4) != nil && member(3)?.closure == nil)
    }

    @Test("Whoever is missing in a complete file has left, whoever is back logs in again, and each is in the record")
    func leaving() throws {
        try take((1...30).map { row($0) })
        let left = try take((2...30).map { row($0) }) { $0.isComplete = true }
        #expect(left.leaving == 1 && left.unchanged == 29)
        #expect(try member(1)?.closure?.reason == .left)
        let back = try take((1...30).map { row($0) }) { $0.isComplete = true }
        #expect(back.returning == 1 && back.leaving == 0)
        #expect(try member(1)?.closure == nil)
        #expect(try events == ["membersAdded", "membersAdded", "memberClosed", "membersAdded", "memberReopened"])
    }

    @Test("A part of a file, taken for all of it, closes nobody until the number is said")
    func brake() throws {
        try take((1...60).map { row($0) })
        let rest = (1...30).map { row($0) }
        let error = try refusal(rest) { $0.isComplete = true }
        #expect(error == .tooManyLeaving(30, of: 60))
        #expect(error?.told(in: Words(.english)).contains("--closing 30") == true)
        #expect(try refusal(rest) { ($0.isComplete, $0.closing) = (true, 29) } == .tooManyLeaving(30, of: 60))
        #expect(try member(60)?.closure == nil)
        #expect(try take(rest) { ($0.isComplete, $0.isDryRun) = (true, true) }.leaving == 30)
        #expect(try take(rest) { ($0.isComplete, $0.closing) = (true, 30) }.leaving == 30)
        #expect(try member(60)?.closure?.reason == .left)
        // Twenty at once are no surprise.
        #expect(try take((1...10).map { row($0) }) { $0.isComplete = true }.leaving == 20)
    }

    @Test("From the day of her 資格喪失日 on she is out, not before, and her session with it")
    func lostOn() throws {
        let visitor = try accounts.visitor()
        let today = JapanTime(unixSeconds: accounts.clock.world.now().unixSeconds).date
        func row(lostOn: Birthdate?) -> String {
            "01234567,12,345,00,ダイワ タロウ,,1950-03-04,,,,,,,\(lostOn?.iso ?? "")"
        }
        #expect(try take([row(lostOn: today.adding(days: 1))]).leaving == 0)
        let logIn = Request.logIn(userID: "01234567", password: SecretBytes(text: visitor.initialPassword))
        let reply = accounts.services.member.perform(logIn, in: Session(at: TerminalInfo(name: "a", kind: .own)))
        #expect(reply.problem == nil)
        accounts.clock.pass(seconds: 86_400)
        let late = accounts.services.member.perform(logIn, in: Session(at: TerminalInfo(name: "b", kind: .own)))
        #expect(late.problem == .noMatch)
        let standing = try accounts.services.office.standing(of: visitor.member.userID)
        #expect(standing.closure?.reason == .left && standing.remedy == .reopen)
        // A later file takes it back, and so does the office.
        #expect(try take([row(lostOn: nil)]).returning == 1)
        #expect(try accounts.services.office.standing(of: visitor.member.userID).closure == nil)
        #expect(try take([row(lostOn: today)]).leaving == 1)
        #expect(try accounts.services.office.reopen(visitor.member.userID))
        #expect(try accounts.services.office.standing(of: visitor.member.userID).closure == nil)
    }

    @Test("An address is taken as long as she has not begun; afterwards it is hers to change (S37)")
    func mail() throws {
        try take([row(1), row(2)])
        let visitor = try accounts.visitor("77", mail: "own@example.jp")
        _ = accounts.services.member.perform(
            .logIn(userID: "77", password: SecretBytes(text: visitor.initialPassword)),
            in: Session(at: TerminalInfo(name: "a", kind: .own)))
        let row = "77,12,345,,ダイワ タロウ,,1950-03-04,attacker@example.jp,,,,,,"
        let change = try take([row, self.row(1).replacing("m1@", with: "new1@")])
        #expect(change.keptMail == 1 && change.facts[.mail] == 1)
        #expect(try member(77)?.mail?.text == "own@example.jp" && member(1)?.mail?.text == "new1@example.jp")
        // None in the file takes none away.
        #expect(try take([self.row(1).replacing("m1@example.jp", with: "")]).facts[.mail] == nil)
    }

    @Test(
        "What is wrong with a further fact is named, with what stood there",
        arguments: [
            ("relation", "叔父", "line 2, relation: it is either insured or family  (叔父)"),
            ("postalCode", "100-000", "line 2, postal_code: a postal code has seven digits  (100-000)"),
            ("acquiredOn", "R12.4.1", "line 2, acquired_on: the day is still to come  (R12.4.1)"),
            ("lostOn", "H1.4.1", "line 2, lost_on: the membership ends before it begins  (H1.4.1)"),
            ("lostOn", "9", "line 2, lost_on: this is no date; write it as 1950-03-04  (9)"),
        ]) func wrong(_ column: String, _ text: String, _ sentence: String) throws
    {
        let row =
            switch column {
            case "relation": row(1, relation: text)
            case "postalCode": row(1, postalCode: text)
            case "acquiredOn": row(1, acquiredOn: text)
            default: row(1, lostOn: text)
            }
        #expect(try faults(row) == [sentence])
        #expect(try member(1) == nil)
    }

    @Test("A file without a column of kana changes none, and she is found by her new name and her kana")
    func withoutKana() throws {
        try take([row(1)])
        let file = "ユーザID\t記号\t番号\t氏名\t生年月日\r\n1\t12\t1\t鈴木　花子\tS26.3.4\r\n"
        var bytes: [UInt8] = [0xFF, 0xFE]
        for unit in file.utf16 { bytes += [UInt8(truncatingIfNeeded: unit), UInt8(unit >> 8)] }
        var pieces = [bytes]
        let members = try MemberImport(services: accounts.services, world: accounts.clock.world) { _ in true }
        let report = try members.run(ImportOptions(isComplete: false)) { pieces.popLast() }
        // What Excel calls Unicode text: parted by tabs.
        #expect(report.encoding == .utf16LittleEndian && report.difference.facts == [.name: 1])
        for name in ["鈴木", "たかはし"] {
            #expect(try accounts.services.office.members(named: name, count: 9).map(\.userID.text) == ["1"], "\(name)")
        }
        #expect(try accounts.services.office.members(named: "高橋", count: 9).isEmpty)
    }

    @Test("A society's own headings go before the usual ones, and a column that there is not is named")
    func ownHeadings() throws {
        var pieces = [Array("加入者コード,記号,番号,氏名,被保険者漢字名,生年月日\n8,12,1,ヤマ,山田 花子,S26.3.4\n".utf8)]
        let columns = ["加入者コード": "user_id", "被保険者漢字名": "name", "氏名": "kana"]
        let members = try MemberImport(
            services: accounts.services, world: accounts.clock.world, columns: columns
        ) { _ in true }
        #expect(try members.run(ImportOptions(isComplete: false)) { pieces.popLast() }.difference.new == 1)
        #expect(try member(8)?.name == "山田 花子" && member(8)?.kana == "ヤマ")
        #expect(throws: OfficeError.noSuchColumn("nmae")) {
            try MemberImport(services: accounts.services, world: accounts.clock.world, columns: ["x": "nmae"]) { _ in
                true
            }
        }
    }

    @Test("Members are found by name, each look is recorded, and a namesake is told by her birthdate")
    func search() throws {
        try take([row(1), row(2, name: "高橋 太郎").replacing("ﾀｶﾊｼ ﾊﾅｺ", with: ""), row(3, name: "山田 一")])
        try accounts.services.office.close(#require(UserID(typed: "2")), for: .asked)
        let found = try accounts.services.office.members(named: "髙橋", count: 9)
        #expect(found.map(\.userID.text) == ["1", "2"] && found.map(\.isClosed) == [false, true])
        let told = FoundMembers(found: found, isAll: true).told(in: Words(.english))
        #expect(told == "1  髙橋　花子  ﾀｶﾊｼ ﾊﾅｺ  1951-03-04\n2  高橋 太郎  1951-03-04  (closed)")
        #expect(try events.suffix(2).allSatisfy { $0.hasPrefix("memberFound") })
        #expect(try accounts.services.office.members(named: " 　", count: 9).isEmpty)
    }
}
