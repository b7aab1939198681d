import CredentialStore
import FlowEngine
import World

/// Tickets and passkeys.
extension StoreContract {
    func ticketsAreFound(_ place: String) throws {
        let (store, member) = try storeWithMember(place)
        let first = Samples.ticket("a", member, 1)
        var second = Samples.ticket("b", member, 2, at: Samples.noon.adding(seconds: 1))
        try store.write { [second] records in
            try records.put(second)
            try records.put(first)
        }
        try require(try store.read { try $0.tickets(member.id) }, is: [first, second], "tickets, oldest first")
        second.triesLeft = 4
        second.openedAt = Samples.noon.adding(seconds: 2)
        second.browserHash = [UInt8](repeating: 99, count: 32)
        second.approvedAt = Samples.noon.adding(seconds: 3)
        second.closedAt = Samples.noon.adding(seconds: 4)
        second.ceremony = [1, 0, 255]
        second.provedAt = Samples.noon.adding(seconds: 5)
        second.collectedAt = Samples.noon.adding(seconds: 6)
        let opened = second
        try store.write { try $0.put(opened) }
        try store.read { records in
            try require(try records.ticket("b"), is: opened, "a ticket by its identity")
            try require(try records.ticket(opened.tokenHash, by: .token), is: opened, "a ticket by its token")
            try require(try records.ticket(opened.selectorHash, by: .selector), is: opened, "a ticket by its letters")
            try require(
                try records.ticket([UInt8](repeating: 99, count: 32), by: .browser), is: opened,
                "a ticket by its browser")
            try require(try records.ticket(first.tokenHash, by: .browser), is: nil, "a token is no browser")
        }
        try store.write { try $0.removeTicket("b") }
        try require(try store.read { try $0.tickets(member.id) }, is: [first], "the ticket that is left")
    }

    func passkeysAreKept(_ place: String) throws {
        let (store, member) = try storeWithMember(place)
        let other = try Samples.member(2)
        let older = PasskeyRecord(id: "AQ", member: member.id, content: [1], createdAt: Samples.noon)
        var newer = PasskeyRecord(
            id: "Ag", member: member.id, content: [2], createdAt: Samples.noon.adding(seconds: 1))
        try store.write { [newer] records in
            try records.add(other, .awaitingFirstLogin())
            try records.put(newer)
            try records.put(older)
            try records.add(userHandle: [UInt8](repeating: 7, count: 64), of: member.id)
        }
        newer.content = [3, 0, 255]
        newer.name = "タロウの電話"
        newer.provedAt = Samples.noon.adding(seconds: 2)
        newer.lastUsedAt = Samples.noon.adding(seconds: 3)
        let used = newer
        try store.write { records in
            try records.put(used)
            var stolen = older
            stolen.member = other.id
            try records.put(stolen)
        }
        try store.read { records in
            try require(try records.passkeys(member.id), is: [older, used], "passkeys, oldest first")
            try require(try records.passkeys(other.id), is: [], "nobody takes another's passkey")
            try require(try records.passkey("Ag"), is: used, "a passkey by its credential ID")
            try require(
                try records.userHandle(member.id), is: [UInt8](repeating: 7, count: 64), "the user handle")
            try require(try records.userHandle(other.id), is: nil, "no user handle")
        }
        try store.write { try $0.removePasskey("AQ") }
        try require(try store.read { try $0.passkeys(member.id) }, is: [used], "the passkey that is left")
    }
}

extension Samples {
    static func ticket(_ id: String, _ member: Member, _ number: UInt8, at: Instant = noon) -> TicketRecord {
        TicketRecord(
            id: id, member: member.id, terminal: "組合の窓口 1番の機械", isKiosk: true,
            kind: TicketKind.allCases[Int(number) % TicketKind.allCases.count],
            tokenHash: [UInt8](repeating: number, count: 32), selectorHash: [UInt8](repeating: number + 20, count: 32),
            codeHash: [UInt8](repeating: number + 40, count: 32),
            numberHash: [UInt8](repeating: number + 60, count: 32), passwordKind: .chosen, passwordSetAt: noon,
            createdAt: at, validUntil: at.adding(seconds: 180), triesLeft: 5)
    }
}
