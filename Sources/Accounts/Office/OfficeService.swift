public import CredentialStore
import FlowEngine
public import Secrets
public import TypedInput
import World

/// What the office does.
public struct OfficeService: ServicePart {
    let dependencies: Dependencies

    /// Adds a newer key to the ring's file (S29). The store knows it before anything can be sealed under it, and where it
    /// cannot be written to, nothing is added.
    public func addKey(to path: String) throws -> KeyRing {
        try KeyRing.addKey(path: path, world: world) { ring, lay in
            try store.write { records in
                let check = try Vault(ring: ring).check(ofVersion: ring.newest)
                try records.put(keyCheck: check, ofVersion: ring.newest)
                try audit.noteOffice(.keyAdded, about: "\(ring.newest)", in: records)
                try lay()
            }
        }
    }

    /// Adds members while a transaction stays open; `body` throws to add none of them.
    public func addMembers(_ body: (NewMembers) throws -> Void) throws {
        try store.write { records in
            try body(NewMembers(records: records, now: world.now()))
            try audit.noteOffice(.membersAdded, about: Self.importSubject, in: records)
        }
    }

    /// How the record names an import, and whom it is about.
    static var importSubject: String { "import" }

    /// A new identity for a member.
    public func newMemberID() -> MemberID { MemberID(rawValue: world.newIdentity()) }

    /// Draws an initial password for a member, puts it in the place of whatever she had, and lets her begin again.
    /// Where she has completed her set-up, only if `replacing` says so. Throws `OfficeRefusal`.
    public func drawNotice(for userID: UserID, replacing: Bool) throws -> DrawnNotice {
        try store.read { records in _ = try find(userID, replacing: replacing, in: records) }
        let drawn = PrintedPassword(from: world)
        let secret = SecretBytes(text: drawn.characters)
        let hash = try login.withinSlot { () throws(SecretsError) in try hasher.hash(secret, world: world) }
        return try store.write { records in
            var (member, record) = try find(userID, replacing: replacing, in: records)
            let now = world.now()
            // S03: for whole days, so that the day on the paper is true until its last minute.
            let end = JapanTime(unixSeconds: now.unixSeconds).date.adding(days: settings.limits.noticeDays)
            try records.put(
                PasswordRecord(
                    member: member.id, kind: .printed, hash: hash.stored, setAt: now,
                    validUntil: Instant(unixSeconds: JapanTime.beginning(of: end))))
            let isReset = !record.journey.enrolled.isEmpty
            if record.journey != .awaitingFirstLogin() {
                try forgetMethods(of: record, in: records)
                record.journey = record.journey.begunAgain()
                try records.move(record)
            }
            member.newMail = nil
            // What staff allowed was for the notice before.
            member.mayDoWithoutMail = false
            try records.update(member)
            // S10: whatever anybody spent of her mails, she begins anew.
            try records.forgetMailTimes(of: member.id)
            try memberMail.tell(isReset ? .accountReset : .noticeDrawn, member, in: records)
            for name in gate.throttleNames(ofLoginsOf: member).union(gate.throttleNames(ofCodesOf: member.id)) {
                try records.put(nil, name)
            }
            try audit.noteOffice(.noticeDrawn, about: member.id.rawValue, in: records)
            return DrawnNotice(
                member: member, password: SecretBytes(text: drawn.printed), lastDay: end.adding(days: -1))
        }
    }

    /// Lets a member go on without the address that is registered, which is told so (S37). Throws `OfficeRefusal`.
    public func allowWithoutMail(_ userID: UserID) throws {
        try store.write { records in
            var (member, _) = try find(userID, replacing: true, in: records)
            guard member.mail != nil else { throw OfficeRefusal.hasNoMail }
            guard !member.mayDoWithoutMail else { return }
            member.mayDoWithoutMail = true
            try records.update(member)
            try memberMail.tell(.withoutMailAllowed, member, in: records)
            try audit.noteOffice(.withoutMailAllowed, about: member.id.rawValue, in: records)
        }
    }

    /// Ends the waits of a member, whatever was typed wrong for her. Throws `OfficeRefusal`.
    public func unlock(_ userID: UserID) throws {
        try store.write { records in
            let (member, _) = try find(userID, replacing: true, in: records)
            for name in gate.throttleNames(ofLoginsOf: member).union(gate.throttleNames(ofCodesOf: member.id)) {
                try records.put(nil, name)
            }
            try audit.noteOffice(.memberUnlocked, about: member.id.rawValue, in: records)
        }
    }

    /// Ends the wait of a terminal.
    public func unlock(_ terminal: TerminalInfo) throws {
        try store.write { records in
            try records.put(nil, gate.throttleName(of: terminal))
            try audit.noteOffice(
                .terminalUnlocked, about: "\(terminal.kind.rawValue) \(terminal.countedAs)", in: records)
        }
    }

    /// Ends the wait of an address from which letters, or passwords at home, were typed wrong.
    public func unlock(address: String) throws {
        try store.write { records in
            for (block, _) in AttemptGate.blocks(of: address) {
                try records.put(nil, gate.throttleName(ofAddress: block))
            }
            for (block, _) in AttemptGate.blocks(of: address) {
                try records.put(nil, gate.throttleName(of: AttemptGate.home(of: block)))
            }
            try audit.noteOffice(.addressUnlocked, about: address, in: records)
        }
    }

    /// The mails that the mail server does not take, newest first (R03). That somebody looked is recorded (S32).
    public func troubledMails(count: Int = 200) throws -> [TroubledMail] {
        try store.write { records in
            try audit.noteOffice(.mailsLookedAt, about: "mails", in: records)
            return try records.troubledMails(count: count).compactMap { row in
                try records.member(row.member).map { TroubledMail(row, of: $0) }
            }
        }
    }

    /// Checks the whole record; gives the anchor of its end, or what is wrong. Throws what the store throws.
    public func verifyAudit(anchor: AuditAnchor? = nil) throws -> Result<AuditAnchor, AuditChain.Fault> {
        var chain = AuditChain(anchor: anchor)
        var sequence: Int64 = 0
        do {
            while true {
                let entries = try store.read { try $0.audits(after: sequence, count: 1_000) }
                guard let last = entries.last else { break }
                for entry in entries { try chain.take(entry) }
                sequence = last.sequence
            }
            return .success(try chain.finish())
        } catch let fault as AuditChain.Fault {
            return .failure(fault)
        }
    }

    private func find(
        _ userID: UserID, replacing: Bool, in records: any ReadableRecords
    ) throws -> (Member, JourneyRecord) {
        guard let member = try records.member(userID), let record = try records.journey(member.id) else {
            throw OfficeRefusal.noSuchMember
        }
        guard record.journey.enrolled.isEmpty || replacing else { throw OfficeRefusal.isSetUp }
        return (member, record)
    }

    /// Whoever needs a new notice proves a method anew: what she had counts no more, nor do codes under way.
    private func forgetMethods(of record: JourneyRecord, in records: any WritableRecords) throws {
        for purpose in MailPurpose.allCases { try records.removeCode(record.member, purpose) }
        // A key that was shown and not proved may have been seen by whoever had the notice before.
        let isEnrolled = !record.journey.enrolled.isEmpty
        for key in try records.authenticators(record.member) where isEnrolled || key.provedAt == nil {
            try records.removeAuthenticator(key.id)
        }
        for passkey in try records.passkeys(record.member) where isEnrolled || passkey.provedAt == nil {
            try records.removePasskey(passkey.id)
        }
        for ticket in try records.tickets(record.member) { try records.removeTicket(ticket.id) }
    }
}
