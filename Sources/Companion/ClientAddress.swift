import Glibc
import HTTPTypes
import Hummingbird

/// Who asks, as rates and waits are counted: the address at the other end of the wire, or whom a believed proxy names.
struct ClientAddress: Sendable {
    /// The proxies that are believed.
    let proxies: Set<String>

    func callAsFunction(_ request: Request, peer: String) -> String {
        let peer = Self.plain(peer)
        guard proxies.contains(peer), let name = HTTPField.Name("X-Forwarded-For"),
            let named = request.headers[name]?.split(separator: ",").last
        else { return Self.counted(peer) }
        // It stands in the log: nothing but what addresses are written with.
        return Self.counted(String(named.filter { $0.isHexDigit || $0 == "." || $0 == ":" }.prefix(45)))
    }

    /// Whoever comes over IPv4 to a listener of both kinds has an address of IPv6 (RFC 4291 §2.5.5.2); she is who she is.
    static func plain(_ address: String) -> String {
        let prefix = "::ffff:"
        guard address.lowercased().hasPrefix(prefix), address.contains(".") else { return address }
        return String(address.dropFirst(prefix.count))
    }

    /// A household or a firm has at least a whole /64 of IPv6 (RFC 6177 §2), so that is counted as one.
    static func counted(_ address: String) -> String {
        let address = plain(address)
        var bytes = in6_addr()
        guard address.contains(":"), inet_pton(AF_INET6, address, &bytes) == 1 else { return address }
        let groups = withUnsafeBytes(of: bytes) { $0.prefix(8).map { $0 } }
        return stride(from: 0, to: 8, by: 2).map { String(Int(groups[$0]) << 8 | Int(groups[$0 + 1]), radix: 16) }
            .joined(separator: ":") + "::/64"
    }
}
