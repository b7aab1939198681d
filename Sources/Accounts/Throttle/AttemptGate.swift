import CredentialStore
import Glibc
import Secrets
import World

/// S09, S10: how often somebody may try: the only ladder of waits.
public struct AttemptGate: Service {
    let dependencies: Dependencies

    /// A try that was let in.
    struct Attempt {
        let counts: [Count]
        /// Whether so many failed in a row that only the office helps, whatever was typed.
        let isForOffice: Bool
        /// When the next try is allowed if this one fails.
        let nextAllowedAt: Instant

        /// Where it was counted.
        struct Count {
            let name: [UInt8]
            let before: ThrottleRecord?
            let counted: ThrottleRecord
        }
    }

    /// Whether somebody may try now.
    enum Admission {
        case admitted(Attempt)
        /// Nothing is checked or counted before then.
        case notBefore(Instant)
    }

    /// Under which name a try is counted, and by which rule.
    struct Counter {
        let name: [UInt8]
        /// Whether many people share it: then the first failures cost nothing, and time forgets them.
        let isShared: Bool
        /// S10: at the office's terminals nobody waits long.
        let isKiosk: Bool
        /// How many times over it bears what one household's address does.
        var width = 1
    }

    /// Lets a try in under a name, and at a terminal where that counts too.
    func admit(_ name: [UInt8], at place: TerminalInfo? = nil, isKiosk: Bool? = nil) throws -> Admission {
        let isKiosk = isKiosk ?? place?.isKiosk ?? false
        var counters = [Counter(name: name, isShared: false, isKiosk: isKiosk)]
        if let place {
            counters.append(Counter(name: vault.throttleName(of: place), isShared: true, isKiosk: isKiosk))
            // A browser elsewhere: the blocks of addresses around its own as well (S39).
            for (block, width) in place.address.map({ Self.blocks(of: $0) })?.dropFirst() ?? [] {
                counters.append(
                    Counter(
                        name: vault.throttleName(of: Self.home(of: block)), isShared: true, isKiosk: false,
                        width: width))
            }
        }
        return try admit(counters)
    }

    /// Lets a browser try a ticket's letters: counted by its address, which a whole office may share (S39).
    func admit(address: String) throws -> Admission {
        try admit(
            Self.blocks(of: address).map {
                Counter(name: vault.throttleName(ofAddress: $0.block), isShared: true, isKiosk: false, width: $0.width)
            })
    }

    /// RFC 6177 §2: whoever has a /56 or a /48 of IPv6 has as many /64 in it as she likes; each block bears more than
    /// the one within it. An address of IPv4 is a block by itself.
    public static func blocks(of address: String) -> [(block: String, width: Int)] {
        var network = in6_addr()
        guard address.hasSuffix("/64"), inet_pton(AF_INET6, String(address.dropLast(3)), &network) == 1 else {
            return [(address, 1)]
        }
        let bytes = withUnsafeBytes(of: network) { $0.prefix(7).map { $0 } }
        return [(address, 1), ("\(bytes)/56", 2), ("\(bytes.prefix(6))/48", 4)]
    }

    private func admit(_ counters: [Counter]) throws -> Admission {
        try write(outliving: .process) { try $0.attempts.admit(counters) }
    }

    /// The same for a screen, which is told when to come back; `nil` when that is not now.
    func admit(
        _ name: [UInt8], at place: TerminalInfo? = nil, telling session: inout Session
    ) throws -> Attempt? {
        switch try admit(name, at: place, isKiosk: session.terminal.isKiosk) {
        case .admitted(let attempt): return attempt
        case .notBefore(let instant):
            session.waitUntil = instant
            return nil
        }
    }

    /// R10: a try for which no slot came free was none: nothing was checked, and nothing is counted.
    func orTakenBack<Result>(_ attempt: Attempt, _ check: () throws -> Result) throws -> Result {
        do { return try check() } catch SecretsError.noSlotInTime {
            try takeBack(attempt)
            throw SecretsError.noSlotInTime
        }
    }

    /// It was right: no failure of it is left, nor any before it under `forgotten`.
    func takeBack(_ attempt: Attempt, forgetting forgotten: Set<[UInt8]> = []) throws {
        try write(outliving: .process) { try $0.attempts.takeBack(attempt, forgetting: forgotten) }
    }

    /// The name under which failures of a login are counted.
    public func throttleName(ofTypedID typedID: String, isKiosk: Bool) -> [UInt8] {
        vault.throttleName(ofTypedID: typedID, isKiosk: isKiosk)
    }

    /// A browser elsewhere, as a terminal.
    static func home(of client: String) -> TerminalInfo {
        var place = TerminalInfo(name: "Web \(client)", kind: .own)
        place.address = client
        return place
    }
}
