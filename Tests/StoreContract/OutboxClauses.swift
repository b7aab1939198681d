import CredentialStore
import Dispatch
import FlowEngine
import Synchronization
import World

/// The outbox (R02).
extension StoreContract {
    func mailsAreLeased(_ place: String) throws {
        let (store, member) = try storeWithMember(place)
        func time(_ seconds: Int) -> Instant { Samples.noon.adding(seconds: seconds) }
        func lease(at now: Int, until end: Int) throws -> String? {
            try store.write { try $0.leaseMail(at: time(now), until: time(end))?.id }
        }
        try require(try store.read { try $0.nextMailDue() }, is: nil, "nothing is due in an empty outbox")
        try store.write { records in
            try records.put(Samples.mail("later", member, at: time(10)))
            try records.put(Samples.mail("first", member, at: time(5)))
            for state in [OutboxRow.State.sent, .refused("no such user"), .givenUp("no answer")] {
                var done = Samples.mail("done \(state)", member, at: time(0))
                done.state = state
                try records.put(done)
                try require(try records.mail(done.id), is: done, "a mail that is done")
            }
        }
        try require(try lease(at: 4, until: 100), is: nil, "nothing before its time")
        try require(try store.read { try $0.nextMailDue() }, is: time(5), "the next mail is due")
        try require(try lease(at: 20, until: 120), is: "first", "the oldest first")
        try require(try lease(at: 20, until: 120), is: "later", "then the next")
        try require(try lease(at: 119, until: 200), is: nil, "nothing while both are leased")
        try require(try store.read { try $0.nextMailDue() }, is: time(120), "due when the lease ends")
        try require(try lease(at: 120, until: 200), is: "first", "again when the lease ends")
        var row = try store.read { try $0.mail("first") }
        try require(row?.leasedUntil, is: time(200), "the lease")
        row?.attempts = 2
        row?.leasedUntil = nil
        row?.dueAt = time(500)
        row?.lastReason = "greylisted"
        guard let waiting = row else { throw Broken(description: "a leased mail is there") }
        try store.write { try $0.put(waiting) }
        try require(try store.read { try $0.mail("first") }, is: waiting, "a mail that is tried again")
        try require(try lease(at: 499, until: 900), is: "later", "the other one, whose lease is over")
        try require(try lease(at: 500, until: 900), is: "first", "at its new time")
    }

    func drainsShareNothing(_ place: String) throws {
        let stores = [try open(place), try open(place)]
        let member = try Samples.member(1)
        let count = 200
        try stores[0].write { records in
            try records.add(member, .awaitingFirstLogin())
            for index in 0..<count { try records.put(Samples.mail("mail \(index)", member)) }
        }
        let taken = Mutex<[[String]]>([[], []])
        let strange = Mutex<[String]>([])
        DispatchQueue.concurrentPerform(iterations: 2) { drain in
            do {
                let end = Samples.noon.adding(seconds: 120)
                for _ in 0..<(2 * count) {
                    guard let mail = try stores[drain].write({ try $0.leaseMail(at: Samples.noon, until: end) })
                    else { break }
                    taken.withLock { $0[drain].append(mail.id) }
                }
            } catch {
                strange.withLock { $0.append("\(error)") }
            }
        }
        let lists = taken.withLock { $0 }
        try require(strange.withLock { $0 }, is: [], "errors of the drains")
        try require(lists[0].count + lists[1].count, is: count, "mails taken in all")
        try require(Set(lists[0] + lists[1]).count, is: count, "mails taken, each once")
    }

    func mailsAreListed(_ place: String) throws {
        let (store, member) = try storeWithMember(place)
        let other = try Samples.member(2)
        let mails = [3, 1, 2].map { Samples.mail("mail \($0)", member, at: Samples.noon.adding(seconds: $0)) }
        try store.write { records in
            try records.add(other, .awaitingFirstLogin())
            for mail in mails { try records.put(mail) }
            try records.put(Samples.mail("another's", other))
        }
        let ordered = mails.sorted { $0.createdAt < $1.createdAt }
        try require(try store.read { try $0.mails(member.id) }, is: ordered, "mails, oldest first")
        let since = Samples.noon.adding(seconds: 1)
        let times = try store.read { try $0.mailTimes(member.id, .proved, since: since) }
        try require(try store.read { try $0.mailTimes(member.id, .cardData, since: since) }, is: [], "of another quota")
        try store.write { try $0.forgetMailTimes(of: member.id) }
        try require(try store.read { try $0.mailTimes(member.id, .proved, since: since) }, is: [], "forgotten times")
        try require(
            try store.read { try $0.mailTimes(other.id, .proved, since: Samples.noon.adding(seconds: -1)) }.count,
            is: 1, "times of somebody else")
        try store.write { records in for mail in mails { try records.put(mail) } }
        var refused = ordered[0]
        refused.state = .refused("550 no such user")
        var late = ordered[2]
        late.attempts = 1
        late.lastReason = "451 later"
        try store.write { records in
            try records.put(refused)
            try records.put(late)
        }
        try require(
            try store.read { try $0.troubledMails(count: 9) }, is: [late, refused], "mails in trouble, newest first")
        try require(try store.read { try $0.troubledMails(count: 1) }, is: [late], "no more than asked for")
        try require(times, is: [2, 3].map { Samples.noon.adding(seconds: $0) }, "times after a moment")
    }
}
