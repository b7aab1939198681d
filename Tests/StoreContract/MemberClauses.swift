import CredentialStore
import Dispatch
import FlowEngine
import Synchronization
import World
import TypedInput

/// Members and journeys.
extension StoreContract {
    func membersAreFound(_ place: String) throws {
        let store = try open(place)
        let member = try Samples.member(7)
        // What stays empty in the sample would be lost without anybody's noticing.
        for (name, value) in Mirror(reflecting: member).children {
            let isEmpty =
                Mirror(reflecting: value).displayStyle == .optional && Mirror(reflecting: value).children.isEmpty
            try require(isEmpty, is: false, "the sample says \(name ?? "")")
        }
        try store.write { try $0.add(member, .awaitingFirstLogin()) }
        let found = try store.read { (try $0.member(member.userID), try $0.member(member.id)) }
        try require(found.0, is: member, "by user ID")
        try require(found.1, is: member, "by identity")
        let other = try Samples.member(8)
        try require(try store.read { try $0.member(other.userID) }, is: nil, "nobody by an unknown user ID")
        try require(try store.read { try $0.journey(other.id) }, is: nil, "no journey of nobody")
    }

    func membersAreRewritten(_ place: String) throws {
        let store = try open(place)
        let (first, second) = (try Samples.member(1), try Samples.member(2))
        var changed = try Samples.member(3)
        changed = Member(
            id: first.id, userID: changed.userID, symbol: "99", number: "98", name: "ヤマ ハナ",
            birthdate: changed.birthdate)
        try store.write { records in
            try records.add(first, .awaitingFirstLogin())
            try records.add(second, .awaitingFirstLogin())
            try records.update(changed)
        }
        try require(try store.read { try $0.member(first.id) }, is: changed, "the rewritten one")
        try require(try store.read { try $0.member(second.id) }, is: second, "the other one")
        try require(try store.read { try $0.member(first.userID) }, is: nil, "the former user ID")
    }

    func userIDsAreUnique(_ place: String) throws {
        let store = try open(place)
        let member = try Samples.member(5)
        let twin = Member(
            id: try Samples.member(6).id, userID: member.userID, symbol: "1", number: "1", name: "フタゴ",
            birthdate: member.birthdate)
        try store.write { try $0.add(member, .awaitingFirstLogin()) }
        do {
            try store.write { try $0.add(twin, .awaitingFirstLogin()) }
            throw Broken(description: "a taken user ID is refused")
        } catch StoreError.userIDTaken(let userID) {
            try require(userID, is: member.userID, "the taken user ID")
        }
        try require(try store.read { try $0.member(twin.id) }, is: nil, "the refused one")
        try store.write { records in
            for number in [9, 3, 7] { try records.add(Samples.member(number), .awaitingFirstLogin()) }
        }
        let inOrder = try [3, 5, 7, 9].map { try Samples.member($0).userID }
        try require(try store.read { try $0.userIDs() }, is: inOrder, "user IDs in order")
    }

    func journeysAreKept(_ place: String) throws {
        let store = try open(place)
        let member = try Samples.member(1)
        let journeys = try Samples.journeys()
        try store.write { try $0.add(member, journeys[0]) }
        for (revision, journey) in journeys.enumerated().dropFirst() {
            try store.write { records in
                guard var record = try records.journey(member.id) else { throw Broken(description: "a journey") }
                try require(record.revision, is: revision - 1, "the revision before a move")
                record.journey = journey
                try records.move(record)
            }
            let kept = try store.read { try $0.journey(member.id) }
            try require(
                kept, is: JourneyRecord(member: member.id, journey: journey, revision: revision), "the moved journey")
        }
    }

    // R04
    func movesAreCompared(_ place: String) throws {
        let (here, there) = (try open(place), try open(place))
        let member = try Samples.member(1)
        let journeys = try Samples.journeys()
        try here.write { try $0.add(member, journeys[0]) }
        func record(_ journey: Journey, _ revision: Int) -> JourneyRecord {
            JourneyRecord(member: member.id, journey: journey, revision: revision)
        }
        try there.write { try $0.move(record(journeys[3], 0)) }
        for old in [0, 2, 99] {
            do {
                try here.write { try $0.move(record(journeys[5], old)) }
                throw Broken(description: "a move from revision \(old) is refused")
            } catch StoreError.movedElsewhere {
                try require(try here.read { try $0.journey(member.id) }, is: record(journeys[3], 1), "the journey")
            }
        }
    }

    // R04
    func racesHaveOneWinner(_ place: String) throws {
        let stores = [try open(place), try open(place)]
        let member = try Samples.member(1)
        let journeys = try Samples.journeys()
        try stores[0].write { try $0.add(member, journeys[0]) }
        for race in 0..<1_000 {
            let wins = Mutex(0)
            let strange = Mutex<[String]>([])
            DispatchQueue.concurrentPerform(iterations: 2) { runner in
                let journey = journeys[(race + runner) % journeys.count]
                do {
                    try stores[runner].write {
                        try $0.move(JourneyRecord(member: member.id, journey: journey, revision: race))
                    }
                    wins.withLock { $0 += 1 }
                } catch StoreError.movedElsewhere {
                    // The loser of this race.
                } catch {
                    strange.withLock { $0.append("\(error)") }
                }
            }
            try require(strange.withLock { $0 }, is: [], "errors in race \(race)")
            try require(wins.withLock { $0 }, is: 1, "winners of race \(race)")
        }
        try require(try stores[1].read { try $0.journey(member.id)?.revision }, is: 1_000, "moves in all")
    }

    func transactionsAreWhole(_ place: String) throws {
        struct Stopped: Error {}
        let store = try open(place)
        let member = try Samples.member(1)
        do {
            try store.write { records in
                try records.add(member, .awaitingFirstLogin())
                try records.put(
                    PasswordRecord(member: member.id, kind: .printed, hash: "h", setAt: Samples.noon, validUntil: nil))
                try records.put(Samples.mail("a@example.jp", member))
                try records.put(ThrottleRecord(failures: 1, blockedUntil: Samples.noon), [1])
                throw Stopped()
            }
        } catch is Stopped {
            try store.read { records in
                try require(try records.member(member.id), is: nil, "no member")
                try require(try records.password(member.id), is: nil, "no password")
                try require(try records.mail("a@example.jp"), is: nil, "no mail")
                try require(try records.throttle([1]), is: nil, "no failure")
            }
            // What failed leaves the store able to go on.
            try store.write { try $0.add(member, .awaitingFirstLogin()) }
            return
        }
        throw Broken(description: "an error within a transaction comes out of it")
    }

    func readsAreOneView(_ place: String) throws {
        let (here, there) = (try open(place), try open(place))
        let member = try Samples.member(1)
        try here.write { try $0.add(member, .awaitingFirstLogin()) }
        try here.read { records in
            let before = try records.member(member.id)
            var renamed = member
            renamed.name = "ヤマ"
            let changed = renamed
            try there.write { try $0.update(changed) }
            try require(try records.member(member.id), is: before, "the same within one read")
        }
        try require(try here.read { try $0.member(member.id)?.name }, is: "ヤマ", "the new name in the next read")
    }
}
