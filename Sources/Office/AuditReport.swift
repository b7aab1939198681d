public import Accounts
public import Content
public import CredentialStore
import Secrets
import TypedInput
import World

/// Entries of the record, for whoever reads it.
public struct AuditReport: Told, Encodable, Sendable {
    /// The entries, oldest first.
    public let entries: [AuditEntry]

    /// A report of those entries.
    public init(_ entries: [AuditEntry]) { self.entries = entries }

    /// A line each: number, moment in Japan, what happened in words, where she stood, at which terminal, and who by
    /// the beginning of a pseudonym.
    public func told(in words: Words) -> String {
        if entries.isEmpty { return words("office.audit.none") }
        return entries.map { entry in
            [
                "\(entry.sequence)", Self.moment(entry), Self.event(entry, in: words), entry.place, entry.terminal,
                String(entry.subject.prefix(8)),
            ].filter { !$0.isEmpty }.map(PrintableText.escaped).joined(separator: "  ")
        }.joined(separator: "\n")
    }

    /// The names of what `row` gives.
    public static let columns = [
        "sequence", "at", "event", "value", "place", "terminal", "subject", "previous", "hash",
    ]

    /// An entry as cells of a file, with the hashes by which it can be checked.
    public static func row(_ entry: AuditEntry) -> [String] {
        [
            "\(entry.sequence)", moment(entry), RecordedEvent(of: entry).name, RecordedEvent.value(of: entry) ?? "",
            entry.place,
            entry.terminal, entry.subject, Hexadecimal.encode(entry.previous), Hexadecimal.encode(entry.hash),
        ]
    }

    private enum CodingKeys: String, CodingKey { case sequence, at, event, value, place, terminal, subject }

    /// An array of the entries; moments in Japan's time, with its offset.
    public func encode(to encoder: any Encoder) throws {
        var array = encoder.unkeyedContainer()
        for entry in entries {
            var container = array.nestedContainer(keyedBy: CodingKeys.self)
            try container.encode(entry.sequence, forKey: .sequence)
            try container.encode(Self.moment(entry).replacing(" ", with: "T") + "+09:00", forKey: .at)
            try container.encode(RecordedEvent(of: entry).name, forKey: .event)
            try container.encodeIfPresent(RecordedEvent.value(of: entry), forKey: .value)
            try container.encode(entry.place, forKey: .place)
            try container.encode(entry.terminal, forKey: .terminal)
            try container.encode(entry.subject, forKey: .subject)
        }
    }

    /// `2026-11-24 10:32:05`.
    private static func moment(_ entry: AuditEntry) -> String {
        let time = JapanTime(unixSeconds: entry.at.unixSeconds)
        return "\(time.date.iso) \(time.hourDigits):\(time.minuteDigits):\(time.secondDigits)"
    }

    /// In words, with what it was about; by its stored name where an older or newer program knew it alone.
    private static func event(_ entry: AuditEntry, in words: Words) -> String {
        let name = RecordedEvent(of: entry)
        guard RecordedEvent.all.contains(name) else { return entry.event }
        return words(name.phrase) + (RecordedEvent.value(of: entry).map { " (\($0))" } ?? "")
    }
}

extension RecordedEvent {
    /// What the event is, in words.
    public var phrase: Phrase { Phrase("office.event.\(name)") }
}
