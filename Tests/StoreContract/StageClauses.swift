import CredentialStore
import FlowEngine
import TypedInput
import World

/// Members of a file: laid beside the store, compared, and taken over.
extension StoreContract {
    func membersAreSearched(_ place: String) throws {
        let store = try open(place)
        var (first, second, third) = (try Samples.member(1), try Samples.member(2), try Samples.member(3))
        (first.name, first.kana) = ("髙橋　花子", "ﾀｶﾊｼ ﾊﾅｺ")
        (second.name, second.kana) = ("高橋 太郎", nil)
        (third.name, third.kana) = ("渡邊 % 一", "わたなべ はじめ")
        try store.write { records in
            for member in [second, first, third] { try records.add(member, .awaitingFirstLogin()) }
        }
        func found(_ name: String, _ count: Int = 9) throws -> [UserID] {
            try store.read { try $0.members(found: SearchKey(of: name), count: count) }.map(\.userID)
        }
        try require(try found("高橋"), is: [first.userID, second.userID], "an old form of a kanji")
        try require(try found("たかはし"), is: [first.userID], "hiragana")
        try require(try found("ハナコ"), is: [first.userID], "a part of a name")
        try require(try found("渡辺"), is: [third.userID], "another old form")
        try require(try found("ワタナベハジメ"), is: [third.userID], "without a space")
        try require(try found("%"), is: [third.userID], "no letter stands for others")
        try require(try found("高橋", 1), is: [first.userID], "so many at most")
        try require(try found("鈴木"), is: [], "nobody of that name")
        third.name = "鈴木 一"
        try store.write { try $0.update(third) }
        try require(try found("鈴木"), is: [third.userID], "the new name")
        try require(try found("渡辺"), is: [], "the name before")
    }

    private static let all = Set(MemberFact.allCases)
    private static let today = Birthdate(year: 2026, month: 11, day: 25)

    /// A member as a file says of her; what only the store knows of her is gone.
    private func row(_ number: Int, _ change: (inout Member) -> Void = { _ in }) throws -> StagedMember {
        let sample = try Samples.member(number)
        var member = Member(
            id: MemberID(rawValue: "f" + sample.id.rawValue.dropFirst()), userID: sample.userID, symbol: sample.symbol,
            number: sample.number, name: sample.name, birthdate: sample.birthdate, mail: sample.mail)
        (member.kana, member.branchNumber, member.relation) = (sample.kana, sample.branchNumber, sample.relation)
        (member.workplace, member.postalCode, member.address) = (sample.workplace, sample.postalCode, sample.address)
        (member.acquiredOn, member.lostOn) = (sample.acquiredOn, sample.lostOn)
        change(&member)
        return StagedMember(line: number + 1, member: member, hadAccount: number == 9)
    }

    private func plan(_ facts: Set<MemberFact> = all, isComplete: Bool = false) throws -> StagingPlan {
        guard let today = Self.today else { throw Broken(description: "there is a today") }
        return StagingPlan(facts: facts, isComplete: isComplete, today: today)
    }

    private func open(_ place: String, with numbers: [Int]) throws -> any CredentialStore {
        let store = try open(place)
        try store.write { records in
            for number in numbers {
                var member = try Samples.member(number)
                member.closure = nil
                try records.add(member, .awaitingFirstLogin())
            }
        }
        return store
    }

    func stagesAreCompared(_ place: String) throws {
        let store = try open(place, with: [1, 2, 3, 4])
        let other = try open(place)
        let mark = try other.changeMark()
        let rows = try [
            row(1), row(2) { ($0.symbol, $0.workplace) = ("13", nil) }, row(7), row(9),
            row(3) { $0.lostOn = Self.today }, row(7) { $0.name = "フタゴ" },
        ]
        let (twice, difference, lengths, short) = try store.stage { stage in
            try stage.clear()
            return (
                try stage.lay(rows), try stage.compare(plan()), try stage.lengthsOfNumericUserIDs(),
                try stage.linesOfUserIDs(shorterThan: 9, count: 2)
            )
        }
        try require(twice.map(\.line), is: [8], "the line of a user ID that stands there before")
        try require(twice.map(\.first), is: [8], "the line of its first")
        try require(lengths, is: [8: 5], "how long the user IDs are")
        try require(short, is: [2, 3], "the lines of short ones")
        try require(try store.stage { try $0.keepsZero(digits: 8) }, is: true, "a zero in front")
        var expected = StagedDifference()
        (expected.new, expected.earlier, expected.changed, expected.unchanged) = (1, 1, 2, 1)
        (expected.facts, expected.leaving, expected.open) = ([.symbol: 1, .workplace: 1, .lostOn: 1], 1, 4)
        try require(difference, is: expected, "what a part of the members changes")
        (expected.facts, expected.changed, expected.unchanged) = ([.symbol: 1], 1, 2)
        let complete = try store.stage { try $0.compare(plan([.symbol], isComplete: true)) }
        try require(complete, is: expected, "what all of them change, of one fact")
        try require(try other.changeMark(), is: mark, "nobody else sees it")
        try other.write { try $0.put(nil, [1]) }
        try store.stage { try $0.clear() }
        try require(
            try store.stage { try $0.compare(plan()) }.new, is: 0, "an empty stage")
    }

    func stagesAreTaken(_ place: String) throws {
        let store = try open(place, with: [1, 2, 3, 4, 5])
        // Of 2 a code is under way, 4 had left, 5 was closed for another reason and has begun.
        let code = Samples.code(try Samples.member(2), .login, hash: [2])
        try store.write { records in
            try records.put(code)
            var (four, five) = (try Samples.member(4), try Samples.member(5))
            four.closure = MemberClosure(at: Samples.noon, reason: .left)
            five.closure = MemberClosure(at: Samples.noon, reason: .asked)
            try records.update(four)
            try records.update(five)
            guard let begun = try Samples.journeys().last, var record = try records.journey(five.id) else { return }
            record.journey = begun
            try records.move(record)
        }
        let mail = MailAddress("other@example.jp")
        let rows = try [
            row(1) { ($0.name, $0.mail) = ("\u{FA19}田 花", mail) }, row(4),
            row(5) { ($0.mail, $0.symbol) = (mail, "77") },
            row(7), row(9),
        ]
        let plan = try plan(isComplete: true)
        try store.stage { stage in
            try stage.clear()
            _ = try stage.lay(rows)
            _ = try stage.compare(plan)
        }
        var (closed, reopened, batches) = ([MemberID](), [MemberID](), 0)
        while batches < 20 {
            let batch = try store.write { try $0.takeStaged(plan, count: 2, at: Samples.noon) }
            closed += batch.closed
            reopened += batch.reopened
            batches += 1
            if batch.isLast { break }
        }
        try require(batches > 3 && batches < 20, is: true, "some at a time, to an end")
        let ids = try (1...5).map { try Samples.member($0).id }
        try require(closed, is: [ids[1], ids[2]], "whoever is missing has left")
        try require(reopened, is: [ids[3]], "whoever is back")
        let members = try store.read { records in try ids.map { try records.member($0) } }
        try require(members[0]?.name.unicodeScalars.first?.value, is: 0xFA19, "a name, scalar by scalar")
        try require(members[0]?.mail, is: mail, "the address of one who has not begun")
        try require(members[1]?.closure, is: MemberClosure(at: Samples.noon, reason: .left), "since when she has left")
        try require(members[3]?.closure, is: nil, "no closure of whoever is back")
        try require(members[4]?.closure?.reason, is: .asked, "another reason stays")
        try require(members[4]?.symbol, is: "77", "facts of a closed one")
        try require(members[4]?.mail, is: try Samples.member(5).mail, "the address of one who has begun")
        try require(
            try store.read { try $0.mailedCode(ids[1], code.purpose, code.quota) }, is: nil,
            "no code of one who has left")
        let (seven, nine) = (try row(7).member, try row(9).member)
        let added = try store.read { records in
            (
                try records.member(seven.userID), try records.journey(seven.id), try records.password(seven.id),
                try records.password(nine.id)
            )
        }
        try require(added.0, is: seven, "a new one, with every field")
        try require(added.1?.journey, is: .awaitingFirstLogin(), "her journey")
        try require(added.2, is: nil, "no password of one without an account")
        try require(added.3?.kind, is: .guessable, "the password of one with an account")
        let again = try store.stage { stage in
            try stage.clear()
            _ = try stage.lay(rows)
            return try stage.compare(plan)
        }
        try require(
            again.new + again.earlier + again.changed + again.leaving + again.returning, is: 0, "the same once more")
        try require(again.keptClosed + again.keptMail, is: 2, "what is kept")
    }
}
