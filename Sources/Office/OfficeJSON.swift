import CredentialStore
import Content
public import Accounts
import Secrets
import World
import TypedInput

// What programs read of the office's work: the same in every language, so that its sentences are English.

extension ImportError: Encodable {
    private enum CodingKeys: String, CodingKey { case line, column, found, reason }

    /// Writes line, column and the sentence.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(line, forKey: .line)
        try container.encodeIfPresent(column, forKey: .column)
        try container.encodeIfPresent(found, forKey: .found)
        try container.encode(sentence(in: Words(.english)), forKey: .reason)
    }
}

extension ImportErrors: Encodable {
    private enum CodingKeys: String, CodingKey { case count, shown }

    /// Writes the count and the first ones.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(count, forKey: .count)
        try container.encode(shown, forKey: .shown)
    }
}

extension ImportReport: Encodable {
    private enum CodingKeys: String, CodingKey {
        case isDryRun, new, earlier, changed, facts, unchanged, leaving, returning, keptClosed, keptMail, remarks,
            encoding
    }

    /// Writes the counts and the remarks.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(isDryRun, forKey: .isDryRun)
        for (key, count) in [
            (CodingKeys.new, difference.new), (.earlier, difference.earlier), (.changed, difference.changed),
            (.unchanged, difference.unchanged), (.leaving, difference.leaving), (.returning, difference.returning),
            (.keptClosed, difference.keptClosed), (.keptMail, difference.keptMail),
        ] { try container.encode(count, forKey: key) }
        let facts = difference.facts.map { ($0.key.rawValue, $0.value) }
        try container.encode(Dictionary(uniqueKeysWithValues: facts), forKey: .facts)
        try container.encode(remarks, forKey: .remarks)
        try container.encode(encoding.rawValue, forKey: .encoding)
    }
}

extension Notice: Encodable {
    private enum CodingKeys: String, CodingKey { case society, name, userID, initialPassword, lastDay }

    /// Writes all that the paper says; as secret as the password.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(society, forKey: .society)
        try container.encode(name, forKey: .name)
        try container.encode(userID, forKey: .userID)
        try container.encode(password.revealedText(), forKey: .initialPassword)
        try container.encode(lastDay, forKey: .lastDay)
    }
}

extension AuditVerdict: Encodable {
    private enum CodingKeys: String, CodingKey { case isWhole, entries, fault }

    /// Whether it is whole; then how many entries it has, else what is wrong, in words.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch result {
        case .success(let end):
            try container.encode(true, forKey: .isWhole)
            try container.encode(end.sequence, forKey: .entries)
        case .failure:
            try container.encode(false, forKey: .isWhole)
            try container.encode(told(in: Words(.english)), forKey: .fault)
        }
    }
}

extension TroubledMail: Encodable {
    private enum CodingKeys: String, CodingKey { case userID, recipient, purpose, writtenAt, attempts, fate, reason }

    /// Writes all of it; the time in seconds since 1970.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(userID.text, forKey: .userID)
        try container.encode(recipient, forKey: .recipient)
        try container.encode(purpose, forKey: .purpose)
        try container.encode(writtenAt.unixSeconds, forKey: .writtenAt)
        try container.encode(attempts, forKey: .attempts)
        try container.encode(fate(in: Words(.english)), forKey: .fate)
        try container.encode(reason, forKey: .reason)
    }
}
