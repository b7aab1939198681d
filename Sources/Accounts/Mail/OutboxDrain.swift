public import CredentialStore
public import Mail
public import Secrets
public import World
import TypedInput

/// Takes mails out of the outbox and hands them to the courier, again and again with growing pauses (R02, R03).
public struct OutboxDrain: Sendable {
    private let store: any CredentialStore
    private let vault: Vault
    private let courier: any Courier
    private let world: World
    private let society: Society
    private let limits: Limits

    /// Seconds for which one drain has a mail for itself; longer than any courier's time-out.
    private static let leaseSeconds = 120
    /// Seconds before the next try, after each failed one.
    private static let pauses = [10, 30, 60, 120, 300, 600, 1_800, 3_600]

    /// A drain from a store to a courier.
    public init(
        store: any CredentialStore, vault: Vault, courier: any Courier, world: World, settings: AccountSettings
    ) {
        self.store = store
        self.vault = vault
        self.courier = courier
        self.world = world
        society = settings.society
        limits = settings.limits
    }

    /// Delivers the next mail that is due. False when none is.
    public func deliverNext() throws -> Bool {
        let now = world.now()
        guard
            var row = try store.write({ records in
                try records.leaseMail(at: now, until: now.adding(seconds: Self.leaseSeconds))
            })
        else { return false }
        let delivery = try delivery(of: row)
        row.attempts += 1
        row.leasedUntil = nil
        switch delivery {
        case .accepted: row.state = .sent
        case .refused(let reason): row.state = .refused(reason)
        case .deferred(let reason):
            row.lastReason = reason
            let pause = Self.pauses[min(row.attempts, Self.pauses.count) - 1]
            row.dueAt = world.now().adding(seconds: pause)
            if row.dueAt > row.createdAt.adding(seconds: limits.mailTrialSeconds) { row.state = .givenUp(reason) }
        }
        // S31: the code is in its mail now, or nowhere.
        if row.state != .waiting { row.sealedText = [] }
        let written = row
        let lease = now.adding(seconds: Self.leaseSeconds)
        try store.write { records in
            // A drain that came back too late leaves the row to whoever has taken it meanwhile.
            guard let present = try records.mail(written.id), present.state == .waiting, present.leasedUntil == lease
            else { return }
            try records.put(written)
        }
        return true
    }

    /// A mail that does not open is kept and tried again: its key file may come back.
    private func delivery(of row: OutboxRow) throws -> Delivery {
        do {
            return courier.deliver(try message(of: row))
        } catch let error as SecretsError {
            return .deferred(reason: "the mail does not open: \(error)")
        }
    }

    /// When the next mail is due.
    func nextDue() throws -> Instant? { try store.read { try $0.nextMailDue() } }

    /// The mail as the courier takes it: the same Message-ID and date at every try.
    private func message(of row: OutboxRow) throws -> Message {
        let text = try vault.open(Sealed(bytes: row.sealedText), for: .mailText(row.id))
        guard let recipient = MailAddress(row.recipient) else { throw StoreError.unusable("recipient") }
        return Message(
            senderName: society.senderName, sender: society.sender, to: recipient, subject: row.subject,
            text: text.revealedText(), messageID: row.id, date: row.createdAt)
    }
}
