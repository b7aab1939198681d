import CredentialStore
import FlowEngine
import Content
import World

/// Passwords, keys, codes, failures, agreements and notes.
extension StoreContract {
    func passwordsAreReplaced(_ place: String) throws {
        let (store, member) = try storeWithMember(place)
        for (kind, end) in [(PasswordKind.guessable, nil), (.printed, Samples.noon), (.chosen, nil)] {
            let record = PasswordRecord(
                member: member.id, kind: kind, hash: "hash of \(kind)", setAt: Samples.noon, validUntil: end)
            try store.write { try $0.put(record) }
            try require(try store.read { try $0.password(member.id) }, is: record, "the password")
        }
    }

    func keysAreKept(_ place: String) throws {
        let (store, member) = try storeWithMember(place)
        let older = Samples.key("a", member)
        var newer = Samples.key("b", member, at: Samples.noon.adding(seconds: 1))
        let first = newer
        try store.write { records in
            try records.put(older)
            try records.put(first)
        }
        newer.provedAt = Samples.noon.adding(seconds: 2)
        newer.supersededAt = Samples.noon.adding(seconds: 3)
        newer.lastStep = 59_849_640
        newer.explainedSteps = [59_849_655, 59_849_650]
        let rewritten = newer
        try store.write { try $0.put(rewritten) }
        try require(try store.read { try $0.authenticators(member.id) }, is: [newer, older], "keys, newest first")
        try store.write { try $0.removeAuthenticator("a") }
        try require(try store.read { try $0.authenticators(member.id) }, is: [newer], "the key that is left")
    }

    func codesAreReplaced(_ place: String) throws {
        let (store, member) = try storeWithMember(place)
        let old = Samples.code(member, .confirmation, hash: [1])
        var new = Samples.code(member, .confirmation, hash: [2])
        new.triesLeft = 0
        new.linkHash = [UInt8](repeating: 5, count: 32)
        let login = Samples.code(member, .login, hash: [3])
        let newest = new
        let strangers = Samples.code(member, .confirmation, on: .cardData, hash: [4])
        try store.write { records in
            try records.put(old)
            try records.put(strangers)
            try records.put(login)
            try records.put(newest)
        }
        try require(
            try store.read { try $0.mailedCode(member.id, .confirmation, .cardData) }, is: strangers,
            "another quota's code")
        try require(try store.read { try $0.mailedCode(member.id, .confirmation, .proved) }, is: new, "the newest code")
        try require(
            try store.read { try $0.mailedCode(link: [UInt8](repeating: 5, count: 32)) }, is: new, "the link's code")
        try require(
            try store.read { try $0.mailedCode(link: [UInt8](repeating: 6, count: 32)) }, is: nil, "no such link")
        try store.write { try $0.removeCode(member.id, .confirmation) }
        try require(try store.read { try $0.mailedCode(member.id, .confirmation, .proved) }, is: nil, "a removed code")
        try require(
            try store.read { try $0.mailedCode(member.id, .confirmation, .cardData) }, is: nil, "on every quota")
        try require(
            try store.read { try $0.mailedCode(member.id, .login, .proved) }, is: login, "the other purpose's code")
    }

    func failuresAreCounted(_ place: String) throws {
        let store = try open(place)
        let record = ThrottleRecord(failures: 3, blockedUntil: Samples.noon)
        try store.write { records in
            try records.put(record, [0, 255])
            try records.put(ThrottleRecord(failures: 1, blockedUntil: Samples.noon), [0])
            try records.put(nil, [7])
        }
        try require(try store.read { try $0.throttle([0, 255]) }, is: record, "a count")
        try store.write { try $0.put(nil, [0, 255]) }
        try require(try store.read { try $0.throttle([0, 255]) }, is: nil, "a forgotten count")
        try require(try store.read { try $0.throttle([0])?.failures }, is: 1, "another count")
    }

    func outOfServiceIsKept(_ place: String) throws {
        let store = try open(place)
        let messages = OutOfServiceMessage.allCases.map(Optional.some) + [nil]
        let records = messages.enumerated().map { index, message in
            OutOfService(terminal: "窓口 \(index)番", message: message, since: Samples.noon.adding(seconds: index))
        }
        for record in records { try store.write { try $0.put(record) } }
        let again = try open(place)
        for record in records {
            try require(try again.read { try $0.outOfService(record.terminal) }, is: record, "what it tells")
        }
        var other = records[0]
        other.message = nil
        let changed = other
        try again.write { records in
            try records.put(changed)
            try records.removeOutOfService("窓口 1番")
            try records.removeOutOfService("窓口")
        }
        try require(try store.read { try $0.outOfService("窓口 0番") }, is: changed, "something else to tell")
        try require(try store.read { try $0.outOfService("窓口 1番") }, is: nil, "a terminal that was taken back")
        try require(try store.read { try $0.outOfService("窓口 2番") }, is: records[2], "another terminal")
    }

    func recordsAreListed(_ place: String) throws {
        let (store, member) = try storeWithMember(place)
        let agreements = (0..<3).map { index in
            Agreement(
                member: member.id, version: "2026-0\(index + 1)", textHash: String(repeating: "\(index)", count: 64),
                language: index == 1 ? .english : .japanese, at: Samples.noon.adding(seconds: index), terminal: "窓口")
        }
        let notes = DeskNoteReason.allCases.enumerated().map { index, reason in
            DeskNote(member: member.id, reason: reason, at: Samples.noon.adding(seconds: index))
        }
        try store.write { records in
            for agreement in agreements { try records.add(agreement) }
            for note in notes { try records.add(note) }
        }
        try require(try store.read { try $0.agreements(member.id) }, is: agreements, "agreements")
        try require(try store.read { try $0.deskNotes(member.id) }, is: notes, "notes")
    }

    func changesAreSeen(_ place: String) throws {
        let (here, there) = (try open(place), try open(place))
        let member = try Samples.member(1)
        let before = try here.changeMark()
        try require(try here.changeMark(), is: before, "the mark while nothing happens")
        _ = try there.read { try $0.member(member.id) }
        try require(try here.changeMark(), is: before, "the mark after a read")
        try there.write { try $0.add(member, .awaitingFirstLogin()) }
        let after = try here.changeMark()
        try require(after != before, "the mark after another connection's commit")
        do {
            try there.write { records in
                try records.put(ThrottleRecord(failures: 1, blockedUntil: Samples.noon), [1])
                throw Broken(description: "rolled back")
            }
        } catch is Broken {
            try require(try here.changeMark(), is: after, "the mark after a transaction that failed")
        }
    }

    func allIsKept(_ place: String) throws {
        let member = try Samples.member(1)
        let journey = try Samples.journeys()[4]
        let password = PasswordRecord(
            member: member.id, kind: .chosen, hash: "h", setAt: Samples.noon, validUntil: Samples.noon)
        let mail = Samples.mail("a@example.jp", member)
        func write() throws {
            try open(place).write { records in
                try records.add(member, journey)
                try records.put(password)
                try records.put(Samples.key("k", member))
                try records.put(mail)
            }
        }
        try write()
        try open(place).read { records in
            try require(try records.member(member.id), is: member, "the member")
            try require(try records.journey(member.id)?.journey, is: journey, "the journey")
            try require(try records.password(member.id), is: password, "the password")
            try require(try records.authenticators(member.id), is: [Samples.key("k", member)], "the key")
            try require(try records.mail(mail.id), is: mail, "the mail")
        }
    }

    func storeWithMember(_ place: String) throws -> (any CredentialStore, Member) {
        let store = try open(place)
        let member = try Samples.member(1)
        try store.write { try $0.add(member, .awaitingFirstLogin()) }
        return (store, member)
    }
}
