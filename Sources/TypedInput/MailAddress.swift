/// A mail address in the one form in which it is kept, compared and sent to.
public struct MailAddress: Hashable, Sendable {
    /// What stands before the `@`, exactly as typed: only its host may say whether case matters there.
    public let local: String
    /// What stands behind it: lower-cased, other scripts as A-labels (RFC 5890).
    public let domain: String

    init(local: String, domain: String) {
        self.local = local
        self.domain = domain
    }

    /// Takes an address that is already in this form (from a store, from settings); nil for anything else.
    public init?(_ text: String) {
        switch Self.read(text) {
        case .address(let address, _) where address.text == text: self = address
        case .suggestion(_, let typed) where typed.text == text: self = typed
        default: return nil
        }
    }

    /// Takes an address out of our own store, which holds none but those that were read before they were written: it is
    /// not read again, for that would be a fifth of a login's own work (P04). Nil for what cannot be one.
    public static func stored(_ text: String) -> MailAddress? {
        guard let at = text.utf8.lastIndex(of: UInt8(ascii: "@")) else { return nil }
        let (local, domain) = (text[..<at], text[text.utf8.index(after: at)...])
        return local.isEmpty || domain.isEmpty ? nil : MailAddress(local: String(local), domain: String(domain))
    }

    /// `local@domain`.
    public var text: String { "\(local)@\(domain)" }

    /// Whether the local part breaks RFC 5321's rule of dots, as docomo and au allowed until 2009.
    public var isLegacy: Bool { local.hasSuffix(".") || local.contains("..") }

    /// The form that SMTP takes: a local part with dots at its end or doubled must be quoted (RFC 5321 §4.1.2).
    public var smtpPath: String { isLegacy ? "\"\(local)\"@\(domain)" : text }

    /// `ta****@example.jp`: enough for the owner to know it. Four stars whatever the length; never the whole local
    /// part.
    public var masked: String { "\(local.prefix(min(2, local.count - 1)))****@\(domain)" }
}

extension MailAddress: Codable {
    /// Reads `local@domain` from a single string.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let address = MailAddress(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a mail address")
        }
        self = address
    }

    /// Writes `local@domain` as a single string.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}
