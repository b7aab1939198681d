private import Glibc

/// An address of IPv4 or IPv6, the same however it was written.
public struct NetworkAddress: Hashable, Sendable {
    /// Four or sixteen of them, in the network's order.
    let bytes: [UInt8]

    /// The address that a text is; nil where it is anything else, a name or an address with a port for instance.
    public init?(_ text: String) {
        if let four = Self.parsed(text, AF_INET, count: 4) {
            bytes = four
            return
        }
        // RFC 4007 §11: a zone behind it says by which wire, not who.
        let withoutZone = text.split(separator: "%", maxSplits: 1, omittingEmptySubsequences: false)[0]
        guard let sixteen = Self.parsed(String(withoutZone), AF_INET6, count: 16) else { return nil }
        // RFC 4291 §2.5.5.2: whoever comes over IPv4 to a listener of both kinds is who she is.
        let isMapped = sixteen.prefix(10).allSatisfy { $0 == 0 } && sixteen[10...11].allSatisfy { $0 == 0xFF }
        bytes = isMapped ? Array(sixteen.suffix(4)) : sixteen
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    /// The address in a hop of `X-Forwarded-For`: proxies put ports behind it, brackets around it where it is of IPv6,
    /// and quotes around both (as RFC 7239 §6 has them). nil for what is none: `unknown`, a name, rubbish.
    init?(hop: some StringProtocol) {
        var text = hop.drop { $0.isWhitespace }
        while text.last?.isWhitespace == true { text = text.dropLast() }
        if text.count > 1, text.first == "\"", text.last == "\"" { text = text.dropFirst().dropLast() }
        if text.first == "[" {
            guard let end = text.firstIndex(of: "]"), Self.isPort(text[text.index(after: end)...]) else { return nil }
            self.init(String(text[text.index(after: text.startIndex)..<end]))
        } else if let colon = text.firstIndex(of: ":"), text.lastIndex(of: ":") == colon {
            guard Self.isPort(text[colon...]) else { return nil }
            self.init(String(text[..<colon]))
        } else {
            self.init(String(text))
        }
    }

    var isIPv4: Bool { bytes.count == 4 }

    /// It with all but its first bits put to nothing.
    func block(ofBits bits: Int) -> NetworkAddress {
        NetworkAddress(
            bytes: bytes.enumerated().map { place, byte in
                let kept = min(max(bits - place * 8, 0), 8)
                return byte & ~UInt8(truncatingIfNeeded: 0xFF >> kept)
            })
    }

    /// Nothing, or a colon and a number.
    private static func isPort(_ text: some StringProtocol) -> Bool {
        if text.isEmpty { return true }
        return text.first == ":" && (2...6).contains(text.count)
            && text.dropFirst().allSatisfy { $0.isASCII && $0.isNumber }
    }

    private static func parsed(_ text: String, _ family: Int32, count: Int) -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: count)
        // Behind a NUL it would not look.
        guard !text.utf8.contains(0), inet_pton(family, text, &bytes) == 1 else { return nil }
        return bytes
    }
}

extension NetworkAddress: CustomStringConvertible {
    /// As RFC 5952 writes it.
    public var description: String {
        var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
        guard inet_ntop(isIPv4 ? AF_INET : AF_INET6, bytes, &text, socklen_t(text.count)) != nil else { return "" }
        return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
