import Foundation
public import Passkeys

/// Where browsers reach the companion, and the relying party that their passkeys are made for.
public struct CompanionAddress: Hashable, Sendable {
    /// As browsers write it: `https://login.kenpo.example.jp`, without a slash at its end.
    public let origin: String
    /// Whom passkeys are made for.
    public let party: RelyingParty
    /// Whether only a browser on this very machine reaches it, as in the demo.
    public let isLocal: Bool

    /// Why passkeys could not work at an address.
    public enum Fault: Error, Hashable, Sendable {
        /// It is no `https://host` or `https://host:port`, nor `http://localhost`.
        case notAnOrigin
        /// Browsers make passkeys for names, never for numbers.
        case numberInsteadOfName
        /// The relying party's ID is neither the host nor a domain above it, so that every browser would refuse.
        case partyDoesNotMatch
    }

    /// The address, if passkeys can work there. The relying party's ID is the host unless another is given.
    public init(origin: String, partyID: String? = nil, name: String) throws(Fault) {
        guard let parts = URLComponents(string: origin), let scheme = parts.scheme, let host = parts.host,
            parts.path.isEmpty, parts.query == nil, parts.fragment == nil, parts.user == nil, !host.isEmpty,
            origin == origin.lowercased()
        else { throw .notAnOrigin }
        // W3C Secure Contexts §3.1: of plain HTTP, a browser trusts this machine alone.
        guard scheme == "https" || (scheme == "http" && host == "localhost") else { throw .notAnOrigin }
        // WebAuthn L3 §5.1.3 step 8: an effective domain, never an address.
        guard !host.contains(":"), host.contains(where: \.isLetter) else { throw .numberInsteadOfName }
        let id = partyID ?? host
        guard id.contains(where: \.isLetter) else { throw .numberInsteadOfName }
        // A domain above, but no public suffix: that list is the browser's; a name without a dot is one.
        guard id == host || (host.hasSuffix(".\(id)") && id.contains(".")) else { throw .partyDoesNotMatch }
        self.origin = origin
        isLocal = host == "localhost"
        party = RelyingParty(id: id, name: name, origins: [origin])
    }

    /// Whether it is reached over TLS.
    public var isSecure: Bool { origin.hasPrefix("https:") }

    /// The name by which anybody knows our pages: `login.kenpo.example.jp`.
    public var host: String { origin.split(separator: "/").dropFirst().joined() }

    /// What is typed into a browser: `login.kenpo.example.jp/t`. Of a name alone browsers try https first, of a name
    /// with a port some do not: such an address is told with its scheme.
    public var typed: String { (isSecure && host.contains(":") ? origin : host) + "/t" }

    /// What the QR code carries. Capital letters make it smaller; the path is the only part in which case could count,
    /// and there both are taken.
    func link(_ token: LinkToken) -> String { "\(origin.uppercased())/T/\(token.revealedText)" }

    /// What the mail of 1【6】 carries (S20).
    func mailLink(_ token: LinkToken) -> String { "\(origin)/m/\(token.revealedText)" }
}
