public import FlowEngine
public import World
public import TypedInput

/// What can go wrong with a store.
public enum StoreError: Error, Hashable, Sendable {
    /// Another terminal moved this member meanwhile (R04).
    case movedElsewhere
    /// A user ID exists already.
    case userIDTaken(UserID)
    /// The database is locked by somebody else for too long.
    case busy
    /// The disk is full.
    case diskFull
    /// The database cannot be written to.
    case readOnly
    /// The file is not there or no database of ours.
    case unusable(String)
    /// Others than its owner can reach the file, or somebody else owns it.
    case openToOthers(String)
}

/// Where members, journeys, credentials and mails are kept. A database fulfils it; a contract suite holds it to it.
public protocol CredentialStore: Sendable {
    /// Reads in one consistent view.
    func read<Result>(_ body: (any ReadableRecords) throws -> Result) throws -> Result

    /// Writes in one transaction: all of it, or, if `body` throws, nothing.
    func write<Result>(
        outliving death: Durability, _ body: (any WritableRecords) throws -> Result
    ) throws -> Result

    /// Works on this connection's stage, which changes nothing in the store and keeps nobody waiting.
    func stage<Result>(_ body: (any MemberStage) throws -> Result) throws -> Result

    /// Lets others write who wait for it, between two writes of one work.
    func giveWay()

    /// A number that changes when another process or connection has written. Cheap; never writes.
    func changeMark() throws -> Int

    /// Waits until the store may have changed, or that many milliseconds; on a thread that has nothing else to do.
    func awaitChange(milliseconds: Int32)
}

extension CredentialStore {
    /// Writes in one transaction what outlives a power cut (R01).
    public func write<Result>(_ body: (any WritableRecords) throws -> Result) throws -> Result {
        try write(outliving: .machine, body)
    }

    /// Hands over all entries of the record, oldest first and some at a time, so that memory bounds no record.
    public func readAudits(_ take: ([AuditEntry]) throws -> Void) throws {
        var sequence: Int64 = 0
        while true {
            let entries = try read { try $0.audits(after: sequence, count: 1_000) }
            guard let last = entries.last else { return }
            try take(entries)
            sequence = last.sequence
        }
    }
}

/// What a write outlives once it is done.
public enum Durability: Sendable {
    /// A power cut: whatever a screen has called done.
    case machine
    /// A kill, but not surely a power cut, and without a wait for the disk: counts of tries.
    case process
}

/// What can be looked up.
public protocol ReadableRecords {
    /// The member with a user ID.
    func member(_ userID: UserID) throws -> Member?
    /// The member of an identity.
    func member(_ id: MemberID) throws -> Member?
    /// Members in whose search key something stands, by user ID; at most `count`.
    func members(found key: SearchKey, count: Int) throws -> [Member]
    /// Whether there is any member.
    func hasMembers() throws -> Bool
    /// By what each version of the key ring is known again, oldest first (S35).
    func keyChecks() throws -> [(version: UInt32, value: [UInt8])]
    /// Some member's key for an authenticator app, if anybody has one.
    func anyAuthenticator() throws -> AuthenticatorRecord?
    /// Every user ID, in order.
    func userIDs() throws -> [UserID]
    /// Where a member stands.
    func journey(_ member: MemberID) throws -> JourneyRecord?
    /// A member's password.
    func password(_ member: MemberID) throws -> PasswordRecord?
    /// All keys of a member, newest first.
    func authenticators(_ member: MemberID) throws -> [AuthenticatorRecord]
    /// The newest code for a purpose that was mailed on a quota.
    func mailedCode(_ member: MemberID, _ purpose: MailPurpose, _ quota: Quota) throws -> MailedCodeRecord?
    /// The newest code whose mail has the link with that hash.
    func mailedCode(link hash: [UInt8]) throws -> MailedCodeRecord?
    /// Failures in a row under a hashed name.
    func throttle(_ name: [UInt8]) throws -> ThrottleRecord?
    /// A mail.
    func mail(_ id: String) throws -> OutboxRow?
    /// When mails with a code were written for a member on a quota since a moment, oldest first.
    func mailTimes(_ member: MemberID, _ quota: Quota, since: Instant) throws -> [Instant]
    /// All mails of a member, oldest first.
    func mails(_ member: MemberID) throws -> [OutboxRow]
    /// Mails that were refused, given up, or could not be sent yet, newest first; at most `count`.
    func troubledMails(count: Int) throws -> [OutboxRow]
    /// When the next waiting mail is due; `nil` when none waits.
    func nextMailDue() throws -> Instant?
    /// The agreements of a member, oldest first.
    func agreements(_ member: MemberID) throws -> [Agreement]
    /// The notes about a member, oldest first.
    func deskNotes(_ member: MemberID) throws -> [DeskNote]
    /// A ticket by its identity.
    func ticket(_ id: String) throws -> TicketRecord?
    /// A ticket by one of its hashes.
    func ticket(_ hash: [UInt8], by kind: TicketHash) throws -> TicketRecord?
    /// All tickets of a member, oldest first.
    func tickets(_ member: MemberID) throws -> [TicketRecord]
    /// A passkey by its credential ID, whoever's.
    func passkey(_ id: String) throws -> PasskeyRecord?
    /// All passkeys of a member, oldest first.
    func passkeys(_ member: MemberID) throws -> [PasskeyRecord]
    /// What authenticators know a member by.
    func userHandle(_ member: MemberID) throws -> [UInt8]?
    /// Whether a terminal is out of service, and what it tells members; `nil` while it is not.
    func outOfService(_ terminal: String) throws -> OutOfService?
    /// Somebody of staff by her name, also when her account is closed.
    func staffAccount(_ name: StaffName) throws -> StaffAccount?
    /// Somebody of staff by her identity.
    func staffAccount(_ id: StaffID) throws -> StaffAccount?
    /// All accounts of staff, by name.
    func staffAccounts() throws -> [StaffAccount]
    /// Whether staff has any account, be it a closed one.
    func hasStaffAccounts() throws -> Bool
    /// The login at a workstation, which may be over.
    func staffSession(_ workstation: [UInt8]) throws -> StaffSession?
    /// The last entry of the record of what happened.
    func lastAudit() throws -> AuditEntry?
    /// At most `count` entries behind a number, in order.
    func audits(after sequence: Int64, count: Int) throws -> [AuditEntry]
}

/// What can be written as well.
public protocol WritableRecords: ReadableRecords {
    /// Adds a member with the journey that she stands at. Throws `userIDTaken`.
    func add(_ member: Member, _ journey: Journey) throws
    /// Writes a member anew.
    func update(_ member: Member) throws
    /// Takes the next members of this connection's stage over, as the last comparison found them; at most about `count`.
    func takeStaged(_ plan: StagingPlan, count: Int, at now: Instant) throws -> StagedBatch
    /// Moves a member if nobody else did since `record` was read; throws `movedElsewhere` otherwise.
    func move(_ record: JourneyRecord) throws
    /// Puts a password in the place of the one she had.
    func put(_ password: PasswordRecord) throws
    /// Adds or rewrites a key.
    func put(_ authenticator: AuthenticatorRecord) throws
    /// Removes a key.
    func removeAuthenticator(_ id: String) throws
    /// Puts a code in the place of the one before it.
    func put(_ code: MailedCodeRecord) throws
    /// Counts no mail any more that was written for a member until now.
    func forgetMailTimes(of member: MemberID) throws
    /// Keeps by what a version of the key ring is known again.
    func put(keyCheck: [UInt8], ofVersion version: UInt32) throws
    /// Removes a purpose's codes on every quota, which then never count again.
    func removeCode(_ member: MemberID, _ purpose: MailPurpose) throws
    /// Counts failures under a hashed name; `nil` forgets them.
    func put(_ throttle: ThrottleRecord?, _ name: [UInt8]) throws
    /// Adds or rewrites a mail.
    func put(_ mail: OutboxRow) throws
    /// Takes the oldest mail that is due for one drain alone, until the lease ends.
    func leaseMail(at now: Instant, until: Instant) throws -> OutboxRow?
    /// Adds or rewrites a ticket.
    func put(_ ticket: TicketRecord) throws
    /// Removes a ticket.
    func removeTicket(_ id: String) throws
    /// Adds or rewrites a passkey; one of another member is left as it is.
    func put(_ passkey: PasskeyRecord) throws
    /// Removes a passkey.
    func removePasskey(_ id: String) throws
    /// Keeps what authenticators know a member by; it never changes.
    func add(userHandle: [UInt8], of member: MemberID) throws
    /// Records an agreement.
    func add(_ agreement: Agreement) throws
    /// Leaves a note for the office.
    func add(_ note: DeskNote) throws
    /// Takes a terminal out of service, or tells members something else there.
    func put(_ outOfService: OutOfService) throws
    /// Takes a terminal back.
    func removeOutOfService(_ terminal: String) throws
    /// Adds an account of staff; its name is nobody's yet.
    func add(_ account: StaffAccount) throws
    /// Writes an account of staff anew.
    func update(_ account: StaffAccount) throws
    /// Begins a login at a workstation in the place of the one before, or writes it anew.
    func put(_ session: StaffSession) throws
    /// Ends the login at a workstation.
    func removeStaffSession(_ workstation: [UInt8]) throws
    /// Ends all logins of somebody of staff.
    func removeStaffSessions(of staff: StaffID) throws
    /// Adds the next entry to the record of what happened.
    func add(_ entry: AuditEntry) throws
}
