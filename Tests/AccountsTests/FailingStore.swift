import CredentialStore
import FlowEngine
import World
import TypedInput

/// A store in which one kind of write fails, as on a full disk.
struct FailingStore: CredentialStore {
    private let store: any CredentialStore
    private let point: String

    init(_ store: any CredentialStore, at point: String) {
        self.store = store
        self.point = point
    }

    func read<Result>(_ body: (any ReadableRecords) throws -> Result) throws -> Result { try store.read(body) }

    func write<Result>(
        outliving death: Durability, _ body: (any WritableRecords) throws -> Result
    ) throws -> Result {
        try store.write { try body(FailingRecords(records: $0, point: point)) }
    }

    func stage<Result>(_ body: (any MemberStage) throws -> Result) throws -> Result { try store.stage(body) }

    func giveWay() { store.giveWay() }

    func changeMark() throws -> Int { try store.changeMark() }

    func awaitChange(milliseconds: Int32) { store.awaitChange(milliseconds: milliseconds) }
}

private struct FailingRecords: WritableRecords {
    let records: any WritableRecords
    let point: String

    private func pass(_ name: String) throws { if name == point { throw StoreError.diskFull } }

    func member(_ userID: UserID) throws -> Member? { try records.member(userID) }
    func member(_ id: MemberID) throws -> Member? { try records.member(id) }
    func members(found key: SearchKey, count: Int) throws -> [Member] { try records.members(found: key, count: count) }
    func takeStaged(_ plan: StagingPlan, count: Int, at now: Instant) throws -> StagedBatch {
        try records.takeStaged(plan, count: count, at: now)
    }
    func hasMembers() throws -> Bool { try records.hasMembers() }
    func keyChecks() throws -> [(version: UInt32, value: [UInt8])] { try records.keyChecks() }
    func anyAuthenticator() throws -> AuthenticatorRecord? { try records.anyAuthenticator() }
    func forgetMailTimes(of member: MemberID) throws { try records.forgetMailTimes(of: member) }
    func put(keyCheck: [UInt8], ofVersion version: UInt32) throws {
        try records.put(keyCheck: keyCheck, ofVersion: version)
    }
    func userIDs() throws -> [UserID] { try records.userIDs() }
    func journey(_ member: MemberID) throws -> JourneyRecord? { try records.journey(member) }
    func password(_ member: MemberID) throws -> PasswordRecord? { try records.password(member) }
    func authenticators(_ member: MemberID) throws -> [AuthenticatorRecord] { try records.authenticators(member) }
    func mailedCode(_ member: MemberID, _ purpose: MailPurpose, _ quota: Quota) throws -> MailedCodeRecord? {
        try records.mailedCode(member, purpose, quota)
    }
    func mailedCode(link hash: [UInt8]) throws -> MailedCodeRecord? {
        try records.mailedCode(link: hash)
    }
    func throttle(_ name: [UInt8]) throws -> ThrottleRecord? { try records.throttle(name) }
    func mail(_ id: String) throws -> OutboxRow? { try records.mail(id) }
    func mailTimes(_ member: MemberID, _ quota: Quota, since: Instant) throws -> [Instant] {
        try records.mailTimes(member, quota, since: since)
    }
    func mails(_ member: MemberID) throws -> [OutboxRow] { try records.mails(member) }
    func troubledMails(count: Int) throws -> [OutboxRow] { try records.troubledMails(count: count) }
    func nextMailDue() throws -> Instant? { try records.nextMailDue() }
    func agreements(_ member: MemberID) throws -> [Agreement] { try records.agreements(member) }
    func outOfService(_ terminal: String) throws -> OutOfService? { try records.outOfService(terminal) }
    func put(_ outOfService: OutOfService) throws { try records.put(outOfService) }
    func removeOutOfService(_ terminal: String) throws { try records.removeOutOfService(terminal) }
    func staffAccount(_ name: StaffName) throws -> StaffAccount? { try records.staffAccount(name) }
    func staffAccount(_ id: StaffID) throws -> StaffAccount? { try records.staffAccount(id) }
    func staffAccounts() throws -> [StaffAccount] { try records.staffAccounts() }
    func hasStaffAccounts() throws -> Bool { try records.hasStaffAccounts() }
    func staffSession(_ workstation: [UInt8]) throws -> StaffSession? { try records.staffSession(workstation) }
    func add(_ account: StaffAccount) throws { try records.add(account) }
    func update(_ account: StaffAccount) throws { try records.update(account) }
    func put(_ session: StaffSession) throws { try records.put(session) }
    func removeStaffSession(_ workstation: [UInt8]) throws { try records.removeStaffSession(workstation) }
    func removeStaffSessions(of staff: StaffID) throws { try records.removeStaffSessions(of: staff) }
    func deskNotes(_ member: MemberID) throws -> [DeskNote] { try records.deskNotes(member) }
    func add(_ member: Member, _ journey: Journey) throws { try records.add(member, journey) }
    func update(_ member: Member) throws { try records.update(member) }
    func move(_ record: JourneyRecord) throws { try records.move(record) }
    func put(_ password: PasswordRecord) throws { try records.put(password) }
    func put(_ authenticator: AuthenticatorRecord) throws { try records.put(authenticator) }
    func removeAuthenticator(_ id: String) throws { try records.removeAuthenticator(id) }
    func put(_ code: MailedCodeRecord) throws {
        try records.put(code)
        try pass("code")
    }
    func removeCode(_ member: MemberID, _ purpose: MailPurpose) throws { try records.removeCode(member, purpose) }
    func put(_ throttle: ThrottleRecord?, _ name: [UInt8]) throws { try records.put(throttle, name) }
    func put(_ mail: OutboxRow) throws {
        try records.put(mail)
        try pass("mail")
    }
    func leaseMail(at now: Instant, until: Instant) throws -> OutboxRow? {
        try records.leaseMail(at: now, until: until)
    }
    func add(_ agreement: Agreement) throws { try records.add(agreement) }
    func add(_ note: DeskNote) throws { try records.add(note) }
    func ticket(_ id: String) throws -> TicketRecord? { try records.ticket(id) }
    func ticket(_ hash: [UInt8], by kind: TicketHash) throws -> TicketRecord? { try records.ticket(hash, by: kind) }
    func tickets(_ member: MemberID) throws -> [TicketRecord] { try records.tickets(member) }
    func passkey(_ id: String) throws -> PasskeyRecord? { try records.passkey(id) }
    func passkeys(_ member: MemberID) throws -> [PasskeyRecord] { try records.passkeys(member) }
    func userHandle(_ member: MemberID) throws -> [UInt8]? { try records.userHandle(member) }
    func put(_ ticket: TicketRecord) throws { try records.put(ticket) }
    func removeTicket(_ id: String) throws { try records.removeTicket(id) }
    func put(_ passkey: PasskeyRecord) throws { try records.put(passkey) }
    func removePasskey(_ id: String) throws { try records.removePasskey(id) }
    func add(userHandle: [UInt8], of member: MemberID) throws { try records.add(userHandle: userHandle, of: member) }
    func lastAudit() throws -> AuditEntry? { try records.lastAudit() }
    func audits(after sequence: Int64, count: Int) throws -> [AuditEntry] {
        try records.audits(after: sequence, count: count)
    }
    func add(_ entry: AuditEntry) throws {
        try pass("audit")
        try records.add(entry)
    }
}
