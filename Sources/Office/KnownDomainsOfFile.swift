import TypedInput

/// Domains of mail addresses that were read once and can stand: a file's members share some hundreds, and reading each
/// anew took a fifth of an import.
final class KnownDomainsOfFile {
    private var domains: Set<String> = []

    private static let most = 10_000

    /// An address of plain letters at a domain that can stand; `nil` for all others, which are read as they are.
    func address(_ text: String) -> MailAddress? {
        var (local, dots, at) = (0, 0, false)
        for byte in text.utf8 {
            if byte == UInt8(ascii: "@") {
                at = true
                break
            }
            guard Self.isPlain(byte) else { return nil }
            dots = byte == UInt8(ascii: ".") ? dots + 1 : 0
            // RFC 5321 §4.5.3.1.1, §4.1.2
            if dots > 1 || local == 0 && dots == 1 { return nil }
            local += 1
        }
        guard at, (1...64).contains(local), dots == 0 else { return nil }
        return domains.contains(String(text.utf8.dropFirst(local + 1)) ?? "") ? MailAddress.stored(text) : nil
    }

    /// Remembers the domain of an address that was read.
    func note(_ address: MailAddress) {
        if domains.count < Self.most { domains.insert(address.domain) }
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"),
            UInt8(ascii: "+"):
            true
        default: false
        }
    }
}
