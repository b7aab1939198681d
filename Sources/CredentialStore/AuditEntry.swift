private import Secrets
public import World

/// One line of the record of who did what, when and where. Each carries the hash of the one before (S30).
public struct AuditEntry: Hashable, Sendable {
    /// From 1, without a gap.
    public let sequence: Int64
    /// When.
    public let at: Instant
    /// The name of the terminal.
    public let terminal: String
    /// Who: a salted pseudonym, the same for the same member.
    public let subject: String
    /// What happened.
    public let event: String
    /// Where she stood then, by the manual's number.
    public let place: String
    /// The hash of the entry before; 32 zeros before the first.
    public let previous: [UInt8]
    /// SHA-256 over all of the above.
    public let hash: [UInt8]

    /// An entry as it was stored, whatever its hash says.
    public init(
        sequence: Int64, at: Instant, terminal: String, subject: String, event: String, place: String,
        previous: [UInt8], hash: [UInt8]
    ) {
        self.sequence = sequence
        self.at = at
        self.terminal = terminal
        self.subject = subject
        self.event = event
        self.place = place
        self.previous = previous
        self.hash = hash
    }

    /// The entry that follows `last`.
    public init(
        after last: AuditEntry?, at: Instant, terminal: String, subject: String, event: String, place: String
    ) {
        let sequence = (last?.sequence ?? 0) + 1
        let previous = last?.hash ?? AuditChain.beginning
        self.init(
            sequence: sequence, at: at, terminal: terminal, subject: subject, event: event, place: place,
            previous: previous,
            hash: Self.hash(sequence, at, [terminal, subject, event, place], previous))
    }

    /// What its hash has to be.
    var expectedHash: [UInt8] { Self.hash(sequence, at, [terminal, subject, event, place], previous) }

    /// Every text behind its length, so that none can run into the next.
    private static func hash(_ sequence: Int64, _ at: Instant, _ texts: [String], _ previous: [UInt8]) -> [UInt8] {
        let parts = ["\(sequence)", "\(at.milliseconds)"] + texts
        return Digest.sha256(previous + parts.flatMap { Array("\($0.utf8.count):\($0)".utf8) })
    }
}

/// Where the record stood at a moment. Kept elsewhere, it shows later that nothing was cut off.
public struct AuditAnchor: Hashable, Codable, Sendable {
    /// The last entry's number; 0 for an empty record.
    public let sequence: Int64
    /// Its hash, in hexadecimal.
    public let hash: String

    /// The anchor of an entry.
    public init(_ entry: AuditEntry?) {
        sequence = entry?.sequence ?? 0
        hash = Hexadecimal.encode(entry?.hash ?? AuditChain.beginning)
    }
}

/// Checks the record entry by entry.
public struct AuditChain: Sendable {
    /// What was found.
    public enum Fault: Error, Hashable, Sendable {
        /// Entries are missing, doubled or out of order here.
        case gap(expected: Int64, found: Int64)
        /// This entry is not what was written.
        case changed(sequence: Int64)
        /// This entry does not follow from the one before.
        case unlinked(sequence: Int64)
        /// The record ends before the anchor, or the anchor's entry is another one.
        case anchorMissing(sequence: Int64)
    }

    static let beginning = [UInt8](repeating: 0, count: 32)

    private let anchor: AuditAnchor?
    private var last: AuditEntry?
    private var anchorIsMet: Bool

    /// A check from the beginning; the record has to go through the anchor, if there is one.
    public init(anchor: AuditAnchor? = nil) {
        self.anchor = anchor
        anchorIsMet = anchor == nil || anchor?.sequence == 0
    }

    /// Takes the next entry. Throws what is wrong with it.
    public mutating func take(_ entry: AuditEntry) throws(Fault) {
        let expected = (last?.sequence ?? 0) + 1
        guard entry.sequence == expected else { throw .gap(expected: expected, found: entry.sequence) }
        guard entry.hash == entry.expectedHash else { throw .changed(sequence: entry.sequence) }
        guard entry.previous == last?.hash ?? Self.beginning else { throw .unlinked(sequence: entry.sequence) }
        if let anchor, entry.sequence == anchor.sequence {
            guard AuditAnchor(entry) == anchor else { throw .anchorMissing(sequence: anchor.sequence) }
            anchorIsMet = true
        }
        last = entry
    }

    /// Says that there is no more; gives the anchor of the end. Throws if the record ends before its anchor.
    public func finish() throws(Fault) -> AuditAnchor {
        guard anchorIsMet else { throw .anchorMissing(sequence: anchor?.sequence ?? 0) }
        return AuditAnchor(last)
    }
}
