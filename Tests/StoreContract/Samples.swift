import CredentialStore
import FlowEngine
import Content
import World
import TypedInput

/// Records to keep, each with every field filled.
enum Samples {
    static let noon = Instant(unixSeconds: 1_795_489_200)

    static func member(_ number: Int) throws -> Member {
        let digits = String(number)
        guard let userID = UserID(typed: String(repeating: "0", count: 8 - digits.count) + digits),
            let birthdate = Birthdate(year: 1950, month: 3, day: 1 + number % 28),
            let mail = MailAddress("m\(number)@example.jp"), let newMail = MailAddress("new\(number)@example.jp")
        else { throw StoreContract.Broken(description: "a sample member can be made") }
        var member = Member(
            id: MemberID(rawValue: String(repeating: "0", count: 32 - digits.count) + digits), userID: userID,
            symbol: "12", number: digits, name: "ダイワ \(number)", birthdate: birthdate, mail: mail)
        member.branchNumber = "01"
        member.kana = "ﾀﾞｲﾜ \(number)"
        member.relation = MemberRelation.allCases[number % MemberRelation.allCases.count]
        member.workplace = "本社"
        member.postalCode = "100-0001"
        member.address = "東京都千代田区千代田1-1"
        member.acquiredOn = Birthdate(year: 1990, month: 4, day: 1)
        member.lostOn = Birthdate(year: 2030, month: 4, day: 1 + number % 28)
        member.newMail = newMail
        member.typist = .helper
        member.mayDoWithoutMail = true
        member.closure = MemberClosure(
            at: noon.adding(seconds: 62), reason: ClosureReason.allCases[number % ClosureReason.allCases.count])
        member.previousLogin = LoginMark(at: noon, terminal: "窓口 1番")
        member.lastLogin = LoginMark(at: noon.adding(seconds: 61), terminal: "窓口 2番")
        return member
    }

    /// Journeys as a store keeps them, one for each place at which a member can stand; the first has not begun.
    static func journeys() throws -> [Journey] { keptJourneys }

    private static let keptJourneys: [Journey] = {
        // A store keeps what is durable; what a session proved is not.
        let kept = FlowChart(of: FlowEngine(policy: .everything)).journeys.map { $0.resumed(with: .outside) }
        let byPlace = Dictionary(grouping: kept, by: \.saved)
        let ofEach = Location.all.compactMap { byPlace[$0]?.max { "\($0)" < "\($1)" } }
        return [.awaitingFirstLogin()] + ofEach.filter { $0 != .awaitingFirstLogin() }
    }()

    static func mail(_ id: String, _ member: Member, at: Instant = noon) -> OutboxRow {
        var row = OutboxRow(
            id: id, member: member.id, purpose: .confirmation, recipient: "m@example.jp", subject: "確認",
            sealedText: [0, 1, 255], createdAt: at)
        row.quota = .proved
        row.changes = ["one", "another"]
        return row
    }

    static func key(_ id: String, _ member: Member, at: Instant = noon) -> AuthenticatorRecord {
        AuthenticatorRecord(id: id, member: member.id, sealedKey: [0, 9, 254], createdAt: at)
    }

    static func code(
        _ member: Member, _ purpose: MailPurpose, on quota: Quota = .proved, hash: [UInt8]
    ) -> MailedCodeRecord {
        MailedCodeRecord(
            member: member.id, purpose: purpose, quota: quota, codeHash: hash, sentAt: noon,
            validUntil: noon.adding(seconds: 600), triesLeft: 5, messageID: "a@example.jp")
    }
}
