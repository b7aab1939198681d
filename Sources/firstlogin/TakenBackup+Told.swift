public import Backup
import CredentialStore
import Content
import Office
import SQLiteStore
import TypedInput
import World

extension TakenBackup {
    /// What is said of it.
    func facts(_ phrase: Phrase, in words: Words) -> String {
        words(
            phrase,
            [
                "path": PrintableText.escaped(path), "size": "\(size)", "key": keyFingerprint,
                "members": "\(facts.contents.rows["member"] ?? 0)", "entries": "\(facts.anchor.sequence)",
                "time": takenAt.minute,
            ])
    }
}

extension TakenBackup: Encodable {
    private enum CodingKeys: String, CodingKey { case path, size, takenAt, key, rows, schema, anchor }

    /// The moment in seconds since 1970.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(path, forKey: .path)
        try container.encode(size, forKey: .size)
        try container.encode(takenAt.unixSeconds, forKey: .takenAt)
        try container.encode(keyFingerprint, forKey: .key)
        try container.encode(facts.contents.rows, forKey: .rows)
        try container.encode(facts.contents.schema, forKey: .schema)
        try container.encode(facts.anchor, forKey: .anchor)
    }
}
