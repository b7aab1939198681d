public import CredentialStore
import FlowEngine
public import Secrets
public import TypedInput
import World

/// What the office does.
public struct OfficeService: Service {
    let dependencies: Dependencies

    /// Adds a newer key to the ring's file (S29). The store knows it before anything can be sealed under it, and where
    /// it cannot be written to, nothing is added.
    public func addKey(to path: String) throws -> KeyRing {
        try KeyRing.addKey(path: path, world: world) { ring, lay in
            try write { transaction in
                try transaction.require(.addKey)
                let check = try Vault(ring: ring).check(ofVersion: ring.newest)
                try transaction.records.put(keyCheck: check, ofVersion: ring.newest)
                try transaction.audit.noteOffice(.keyAdded, about: "\(ring.newest)")
                try lay()
            }
        }
    }

    /// Draws an initial password for a member, puts it in the place of whatever she had, and lets her begin again.
    /// Where she has completed her set-up, only if `replacing` says so; `isPrinted` where nobody of staff can read it.
    ///
    /// - Throws: `OfficeRefusal`; what the store throws.
    public func drawNotice(for userID: UserID, replacing: Bool, isPrinted: Bool = false) throws -> DrawnNotice {
        let deed = isPrinted ? OfficeDeed.printNotice : .readNotice
        try read { snapshot in
            try snapshot.authority.require(deed)
            _ = try snapshot.find(userID, replacing: replacing)
        }
        let drawn = PrintedPassword(from: world)
        let secret = SecretBytes(text: drawn.characters)
        let hash = try withinSlot { () throws(SecretsError) in try hasher.hash(secret, world: world) }
        return try write { transaction in
            try transaction.require(deed)
            var (member, record) = try transaction.snapshot.find(userID, replacing: replacing)
            let now = transaction.now
            // S03: for whole days, so that the day on the paper is true until its last minute.
            let end = JapanTime(unixSeconds: now.unixSeconds).date.adding(days: settings.limits.noticeDays)
            let before = try transaction.records.password(member.id)
            try transaction.records.put(
                PasswordRecord(
                    member: member.id, kind: .printed, hash: hash.stored, setAt: now,
                    validUntil: Instant(unixSeconds: JapanTime.beginning(of: end))))
            let isReset = !record.journey.enrolled.isEmpty
            if record.journey != .awaitingFirstLogin() {
                try transaction.forgetMethods(of: record)
                record.journey = record.journey.begunAgain()
                try transaction.records.move(record)
            }
            member.newMail = nil
            // What staff allowed was for the notice before.
            member.mayDoWithoutMail = false
            try transaction.records.update(member)
            // S10: whatever anybody spent of her mails, she begins anew.
            try transaction.records.forgetMailTimes(of: member.id)
            // Whom nothing was sent before, nothing of hers ends.
            if before != nil { try transaction.memberMail.tell(isReset ? .accountReset : .noticeDrawn, member) }
            try transaction.forgetFailures(of: member)
            try transaction.audit.noteOffice(.noticeDrawn, about: member.id.rawValue)
            return DrawnNotice(
                member: member, password: SecretBytes(text: drawn.printed), lastDay: end.adding(days: -1),
                endsEarlier: before.map { $0.validUntil.map { now < $0 } ?? true } ?? false)
        }
    }

    /// Lets a member go on without the address that is registered, which is told so (S37). Throws `OfficeRefusal`.
    public func allowWithoutMail(_ userID: UserID) throws {
        try write { transaction in
            try transaction.require(.allowWithoutMail)
            var (member, _) = try transaction.snapshot.find(userID, replacing: true)
            guard member.mail != nil else { throw OfficeRefusal.hasNoMail }
            guard !member.mayDoWithoutMail else { return }
            member.mayDoWithoutMail = true
            try transaction.records.update(member)
            try transaction.memberMail.tell(.withoutMailAllowed, member)
            try transaction.audit.noteOffice(.withoutMailAllowed, about: member.id.rawValue)
        }
    }

    /// Ends the waits of a member, whatever was typed wrong for her. Throws `OfficeRefusal`.
    @discardableResult
    public func unlock(_ userID: UserID) throws -> Bool {
        try write { transaction in
            try transaction.require(.unlock)
            let (member, _) = try transaction.snapshot.find(userID, replacing: true)
            let hadAny = try transaction.forgetFailures(of: member)
            try transaction.audit.noteOffice(.memberUnlocked, about: member.id.rawValue)
            return hadAny
        }
    }

    /// Ends the wait of a terminal, and at a kiosk that of its staff page; false where none of that name has typed anything wrong.
    @discardableResult
    public func unlock(_ terminal: TerminalInfo) throws -> Bool {
        try write { transaction in
            try transaction.require(.unlock)
            let hadAny = try transaction.forgetFailures(
                [vault.throttleName(of: terminal)] + (terminal.isKiosk ? [vault.throttleName(ofStaffAt: terminal)] : [])
            )
            try transaction.audit.noteOffice(
                .terminalUnlocked, about: "\(terminal.kind.rawValue) \(terminal.countedAs)")
            return hadAny
        }
    }

    /// Ends the wait of an address from which letters, or passwords at home, were typed wrong; false
    /// where there were none.
    @discardableResult
    public func unlock(address: String) throws -> Bool {
        try write { transaction in
            try transaction.require(.unlock)
            let blocks = AttemptGate.blocks(of: address).map(\.0)
            let hadAny = try transaction.forgetFailures(
                blocks.map { vault.throttleName(ofAddress: $0) }
                    + blocks.map { vault.throttleName(of: AttemptGate.home(of: $0)) })
            try transaction.audit.noteOffice(.addressUnlocked, about: address)
            return hadAny
        }
    }

    /// The mails that the mail server does not take, newest first (R03). That somebody looked is recorded (S32).
    public func troubledMails(count: Int = 200) throws -> [TroubledMail] {
        try write { transaction in
            try transaction.require(.seeMails)
            try transaction.audit.noteOffice(.mailsLookedAt, about: "mails")
            return try transaction.records.troubledMails(count: count).compactMap { row in
                try transaction.records.member(row.member).map { TroubledMail(row, of: $0) }
            }
        }
    }

    /// Where a member stands, and what helps her. That somebody looked is recorded (S32).
    ///
    /// - Throws: `OfficeRefusal.noSuchMember`; what the store throws.
    public func standing(of userID: UserID) throws -> MemberStanding {
        try write { transaction in
            try transaction.require(.seeMember)
            let (member, record) = try transaction.snapshot.find(userID)
            try transaction.audit.noteOffice(.memberLookedAt, about: member.id.rawValue)
            return try transaction.snapshot.standing(of: member, record)
        }
    }

    /// The newest entries of the record that a filter lets through, oldest first. That somebody looked is recorded.
    ///
    /// - Throws: `OfficeRefusal.noSuchMember`; what the store throws.
    public func auditEntries(_ filter: AuditFilter, newest count: Int) throws -> [AuditEntry] {
        var found: [AuditEntry] = []
        try readAudit(filter, toTakeAway: false) { entries in
            found += entries
            found.removeFirst(max(0, found.count - count))
        }
        return found
    }

    /// Reads all entries of the record that a filter lets through, oldest first and some at a time, so that memory
    /// bounds no record. That somebody looked, or took it away, is recorded, and about whom (S32).
    ///
    /// - Throws: `OfficeRefusal.noSuchMember`; what the store throws; what `take` throws.
    public func readAudit(
        _ filter: AuditFilter, toTakeAway: Bool, _ take: ([AuditEntry]) throws -> Void
    ) throws {
        // The look stands there before anything is seen.
        let pseudonyms = try write { transaction in
            try transaction.require(toTakeAway ? .exportRecord : .readRecord)
            let member = try filter.member.map { try transaction.snapshot.find($0).0 }
            try transaction.audit.noteOffice(.recordLookedAt, about: member?.id.rawValue ?? "record")
            return member.map(vault.auditPseudonyms(of:))
        }
        try dependencies.store.readAudits { entries in
            try take(entries.filter { filter.lets(through: $0, of: pseudonyms) })
        }
    }

    /// Checks the whole record; gives the anchor of its end, or what is wrong. Throws what the store throws.
    public func verifyAudit(anchor: AuditAnchor? = nil) throws -> Result<AuditAnchor, AuditChain.Fault> {
        try read { _ = try $0.authority.require(.verifyRecord) }
        var chain = AuditChain(anchor: anchor)
        do {
            try dependencies.store.readAudits { for entry in $0 { try chain.take(entry) } }
            return .success(try chain.finish())
        } catch let fault as AuditChain.Fault {
            return .failure(fault)
        }
    }
}

extension AuditFilter {
    /// Whether an entry is asked for; the pseudonyms are the member's.
    fileprivate func lets(through entry: AuditEntry, of pseudonyms: Set<String>?) -> Bool {
        (pseudonyms?.contains(entry.subject) ?? true) && (staff == nil || RecordedEvent.staff(of: entry) == staff)
            && (terminal == nil || entry.terminal == terminal)
            && (events.isEmpty || events.contains(RecordedEvent(of: entry)))
            && (from.map { entry.at >= $0 } ?? true) && (until.map { entry.at < $0 } ?? true)
    }
}

extension Snapshot {
    /// A member whom a deed is about. Throws `OfficeRefusal.noSuchMember`.
    func find(_ userID: UserID) throws -> (Member, JourneyRecord) {
        guard let member = try records.member(userID), let record = try records.journey(member.id) else {
            throw OfficeRefusal.noSuchMember
        }
        return (member, record)
    }

    /// The same of one whose account is open; where she has completed her set-up, only if `replacing` says so.
    func find(_ userID: UserID, replacing: Bool) throws -> (Member, JourneyRecord) {
        let (member, record) = try find(userID)
        guard member.closure(at: now) == nil else { throw OfficeRefusal.isClosed }
        guard record.journey.enrolled.isEmpty || replacing else { throw OfficeRefusal.isSetUp }
        return (member, record)
    }
}

extension Transaction {
    /// Whoever needs a new notice proves a method anew: what she had counts no more, nor do codes under way.
    fileprivate func forgetMethods(of record: JourneyRecord) throws {
        try forgetUnderWay(of: record.member)
        try devices.forget(of: record.member, isEnrolled: !record.journey.enrolled.isEmpty)
    }

    /// Codes and tickets belong to a login that is over.
    func forgetUnderWay(of member: MemberID) throws {
        for purpose in MailPurpose.allCases { try records.removeCode(member, purpose) }
        for ticket in try records.tickets(member) { try records.removeTicket(ticket.id) }
    }

    @discardableResult
    fileprivate func forgetFailures(of member: Member) throws -> Bool {
        try forgetFailures(vault.throttleNames(of: member))
    }

    /// Ends the waits of those names; false where there was nothing to end.
    fileprivate func forgetFailures(_ names: some Sequence<[UInt8]>) throws -> Bool {
        var hadAny = false
        for name in names where try records.throttle(name) != nil {
            hadAny = true
            try records.put(nil, name)
        }
        return hadAny
    }
}
