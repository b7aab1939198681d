import CredentialStore
import FlowEngine
import Foundation
import Content
import Testing
import VectorFile
import World
import TypedInput

@Suite("Chosen passwords") struct PasswordPolicyTests {
    private let policy = PasswordPolicy(
        limits: Limits(), societyWords: ["みどり健康保険組合", "KOSMO Web", "MidoriKenpo", "kenpo.example.jp", "kenpo"])
    private let member: Member

    init() throws {
        member = Member(
            id: MemberID(rawValue: "1"), userID: try #require(UserID(typed: "01234567")), symbol: "12", number: "10123",
            name: "ダイワ タロウ", birthdate: try #require(Birthdate(iso: "1980-04-01")),
            mail: MailAddress("daiwa.taro@example.jp"))
    }

    private func isFine(_ password: String, beside method: Method? = .app) -> Bool {
        if case .fine = policy.judge(password, for: member, beside: method) { true } else { false }
    }

    // S04, S05, S06
    @Test("S04 S05 S06 The vectors of passwords.tsv") func vectors() throws {
        let rows = try VectorFile.rows("passwords.tsv", columns: ["password", "expected", "note"])
        #expect(rows.count == 33)
        for row in rows {
            let (written, note) = (row["password"] ?? "", row["note"] ?? "")
            // One row describes the initial password: here it is this member's.
            let password = written.hasPrefix("記号-番号-生年月日") ? "12-10123-19800401" : written
            switch row["expected"] {
            case "accept": #expect(isFine(password), "\(password): \(note)")
            case "accept-length":
                let verdict = policy.judge(password, for: member, beside: .app)
                #expect(verdict == .fine(length: 64), "\(password.count) letters: \(verdict)")
            case "reject": #expect(!isFine(password), "\(password): \(note)")
            default: Issue.record("an unknown expectation: \(row)")
            }
        }
    }

    // S33
    @Test(
        "S33 the longest password is judged within a key's time, whatever it is made of",
        arguments: ["1", "19", "a1-", "月"])
    func longest(letters: String) {
        let text = String(repeating: letters, count: 1_024 / letters.utf8.count)
        _ = isFine("warm up first")
        let times = (0..<5).map { _ in ContinuousClock().measure { _ = isFine(text) } }
        // Debug builds are some ten times slower than what is shipped.
        #expect((times.min() ?? .zero) < .milliseconds(60), "\(letters): \(times)")
        let longer = String(repeating: letters, count: 1_000_000)
        let verdict = policy.judge(longer, for: member, beside: .app)
        #expect(verdict == .tooLong(bytes: longer.utf8.count))
    }

    // S05
    @Test("S05 8 beside the app, 15 beside the mail code, counted in code points after folding") func lengths() {
        #expect(policy.judge("つきよのそら", for: member, beside: .app) == .tooShort(length: 6, needed: 8))
        #expect(policy.judge("つきよのそらへ", for: member, beside: .app) == .tooShort(length: 7, needed: 8))
        #expect(policy.judge("つきよのそらへと", for: member, beside: .app) == .fine(length: 8))
        #expect(policy.judge("つきよのそらへと", for: member, beside: .mail) == .tooShort(length: 8, needed: 15))
        #expect(policy.judge("つきよのそらへとながれるくも", for: member, beside: .mail) == .tooShort(length: 14, needed: 15))
        #expect(policy.judge("つきよのそらへとながれるくもよ", for: member, beside: .mail) == .fine(length: 15))
        // か and a voiced mark of its own are one code point, in any width.
        #expect(
            policy.judge("か\u{3099}か\u{3099}か\u{3099}か\u{3099}", for: member, beside: .app)
                == .tooShort(length: 4, needed: 8))
        #expect(policy.judge("ﾀﾞﾀﾞﾀﾞｶﾞｷﾞ", for: member, beside: .app) == .tooShort(length: 5, needed: 8))
        #expect(policy.judge("ﾀﾞｲｺﾝﾉﾆﾓﾉ", for: member, beside: .app) == .fine(length: 8))
        #expect(policy.length(for: nil) == 8 && policy.length(for: .mail) == 15)
        #expect(policy.suitsMail(length: 15) && !policy.suitsMail(length: 14))
    }

    // S05
    @Test("S05 1,024 bytes and no more, nothing cut off; no rule of composition") func bytes() {
        let word = "tsukiyo no sora e to "
        let longest = String(String(repeating: word, count: 60).prefix(1_023)) + "x"
        #expect(policy.judge(longest, for: member, beside: .app) == .fine(length: 1_024))
        #expect(policy.judge(longest + "y", for: member, beside: .app) == .tooLong(bytes: 1_025))
        // In full width it is three times as many, and the same password.
        let wide = longest.applyingTransform(.fullwidthToHalfwidth, reverse: true) ?? ""
        #expect(policy.judge(wide, for: member, beside: .app) == .fine(length: 1_024))
        #expect(policy.judge(wide + "ｙ", for: member, beside: .app) == .tooLong(bytes: 1_025))
        #expect(policy.judge("", for: member, beside: .app) == .empty)
        for plain in ["tsukiyonosora", "TSUKIYONOSORA", "7093718254"] {
            #expect(isFine(plain), "\(plain)")
        }
    }

    // S06
    @Test("S06 A list of 3,000 or more common passwords of eight letters and more") func listed() {
        #expect(PasswordLists.common.count >= 3_000)
        #expect(PasswordLists.common.allSatisfy { $0.unicodeScalars.count >= 8 && $0 == $0.lowercased() })
    }

    // S06
    @Test("S06 1,000 of them are refused: forwards, reversed, in capitals, with digits and marks around") func common()
    {
        let world = FixedWorld(at: Instant(unixSeconds: 0), seed: 6).world
        let list = PasswordLists.common.sorted()
        for _ in 0..<1_000 {
            let word = list[world.random(below: list.count)]
            for form in [
                word, String(word.reversed()), word.uppercased(), "\(word)1", "12\(word)", "\(word)2026", "\(word)!",
                "1\(word.capitalized)99", "\(String(word.reversed()))7",
            ] {
                let verdict = policy.judge(form, for: member, beside: .app)
                #expect(verdict == .common || verdict == .ownData || verdict == .societyName, "\(form): \(verdict)")
            }
        }
    }

    // S04
    @Test(
        "S04 Symbol, number, birthdate, user ID, name and mail address, in any order and spelling",
        arguments: [
            "12-10123-19800401", "1980040112", "19800401", "1980年4月1日", "昭和55年4月1日", "S55.4.1.12", "10123-10123",
            "12101231980", "04011980!", "10408912", "01234567", "76543210", "daiwataro", "ダイワタロウ80", "ﾀﾛｳﾀﾞｲﾜ19",
            "daiwa.taro1", "taro-daiwa", "S550401S", "記号12番号10123", "記号-番号-生年月日",
        ]) func ownData(_ password: String)
    {
        let verdict = policy.judge(password, for: member, beside: .app)
        #expect(verdict == .ownData || verdict == .common, "\(verdict)")
    }

    // S04
    @Test(
        "S04 What only happens to hold some of their digits or letters is nobody's data",
        arguments: [
            "7128409365", "daruma to tsukiyo", "taroimo wo yaku", "1980 nen no natsuyasumi", "4165120937",
            "12 apples a day",
        ]) func notOwnData(_ password: String)
    { #expect(isFine(password)) }

    // S06
    @Test(
        "S06 The society's and the product's names",
        arguments: [
            "kenpo2026", "midorikenpo", "opneK2026", "KOSMO-web1", "みどり健康保険組合", "kosmoweb", "2026KENPO", "kenpokenpo",
        ]) func society(_ password: String)
    {
        #expect(policy.judge(password, for: member, beside: .app) == .societyName)
    }

    // S03
    @Test("S03 The form of a printed initial password is nobody's choice, right or misread") func printedForm() {
        let world = FixedWorld(at: Instant(unixSeconds: 0), seed: 7).world
        for _ in 0..<100 {
            let printed = PrintedPassword(from: world).printed
            #expect(policy.judge(printed, for: member, beside: .app) == .looksPrinted)
            #expect(policy.judge(printed.lowercased(), for: member, beside: .app) == .looksPrinted)
        }
        #expect(policy.judge("AAAAAAAAAAAAAA", for: member, beside: .app) == .looksPrinted)
    }

    // S05
    @Test("S05 Suggestions: three short words, four beside the mail code, each another, all allowed, all seen whole")
    func suggestions() {
        let world = FixedWorld(at: Instant(unixSeconds: 0), seed: 8).world
        var seen: Set<String> = []
        for _ in 0..<1_000 {
            let short = policy.suggestion(ofLength: policy.length(for: .app), from: world)
            let long = policy.suggestion(ofLength: policy.length(for: .mail), from: world)
            seen.formUnion([short, long])
            #expect(short.split(separator: " ").count == 3 && short.utf8.count <= 20)
            #expect(long.split(separator: " ").count == 4)
            // The field of 40 has room for 38.
            #expect(long.utf8.count <= 38)
            #expect(isFine(short) && isFine(long, beside: .mail), "\(short), \(long)")
        }
        #expect(seen.count > 1_980)
        let short = PasswordLists.easyWords.count { $0.count <= 6 }
        #expect(log2(Double(short)) * 3 > 23)
        var limits = Limits()
        (limits.passwordLength, limits.passwordLengthWithMail) = (48, 64)
        let long = PasswordPolicy(limits: limits, societyWords: []).suggestion(ofLength: 64, from: world)
        #expect(long.unicodeScalars.count >= 64)
    }
}
