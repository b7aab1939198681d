import HTTPTypes
import Hummingbird

/// Who asks, as rates and waits are counted: the address at the other end of the wire, or whom believed proxies name.
struct ClientAddress: Sendable {
    /// The proxies that are believed.
    private let proxies: Set<NetworkAddress>

    private static let field = HTTPField.Name("X-Forwarded-For")

    init(proxies: Set<String>) { self.proxies = Set(proxies.compactMap { NetworkAddress($0) }) }

    /// S39: the last hop that is none of ours. Each proxy puts whom it was asked by behind what it was told, so that
    /// whatever stands to the left of the first stranger is her own invention. What is no address counts as the proxy
    /// that wrote it: otherwise each piece of rubbish would be somebody who never asked before.
    func callAsFunction(_ request: Request, peer: String) -> AddressBlocks {
        guard var last = NetworkAddress(peer) else { return AddressBlocks(peer) }
        guard proxies.contains(last), let field = Self.field else { return AddressBlocks(last) }
        // RFC 9110 §5.3: several fields of that name are one, in their order.
        let hops = request.headers[values: field].flatMap {
            $0.split(separator: ",", omittingEmptySubsequences: false)
        }
        for hop in hops.reversed() {
            guard let address = NetworkAddress(hop: hop) else { break }
            last = address
            guard proxies.contains(address) else { break }
        }
        return AddressBlocks(last)
    }

    /// Whether the other end of the wire is one of the proxies.
    func isProxy(_ peer: String) -> Bool { NetworkAddress(peer).map { proxies.contains($0) } ?? false }
}
