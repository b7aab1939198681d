internal import Foundation

/// What an authenticator says and signs (WebAuthn L3 §6.1).
struct AuthenticatorData: Sendable {
    /// §6.1, the bits of `flags`; bits 1 and 5 are reserved, and nothing is made of them.
    struct Flags: OptionSet, Hashable, Sendable {
        let rawValue: UInt8

        static let userPresent = Flags(rawValue: 0x01)
        static let userVerified = Flags(rawValue: 0x04)
        static let backupEligible = Flags(rawValue: 0x08)
        static let backedUp = Flags(rawValue: 0x10)
        static let attestedCredential = Flags(rawValue: 0x40)
        static let extensions = Flags(rawValue: 0x80)
    }

    /// §6.5.1.
    struct AttestedCredential: Sendable {
        let aaguid: UUID
        let id: [UInt8]
        let key: COSEKey
        /// The key as the authenticator wrote it.
        let encodedKey: [UInt8]
    }

    private static let fixedBytes = 37

    /// All of it, as it was signed.
    let bytes: [UInt8]
    let relyingPartyHash: [UInt8]
    let flags: Flags
    let counter: UInt32
    let credential: AttestedCredential?

    /// Parses all of the bytes. Throws whatever is wrong with them, up to `backedUpButNotEligible`.
    init(_ bytes: [UInt8]) throws(PasskeyRefusal) {
        guard bytes.count <= PasskeyLimits.inputBytes else { throw .tooLong }
        guard bytes.count >= Self.fixedBytes else { throw .malformedAuthenticatorData }
        self.bytes = bytes
        relyingPartyHash = Array(bytes[..<32])
        let flags = Flags(rawValue: bytes[32])
        self.flags = flags
        counter = bytes[33..<37].reduce(0) { $0 << 8 | UInt32($1) }

        var position = Self.fixedBytes
        credential =
            flags.contains(.attestedCredential) ? try Self.attestedCredential(in: bytes, at: &position) : nil
        if flags.contains(.extensions) {
            var decoder = try CBORDecoder(bytes, from: position)
            // §9: outputs that nobody asked for may be there, and are ignored; but they are a map.
            guard case .map = try decoder.next() else { throw .malformedAuthenticatorData }
            position = decoder.position
        }
        guard position == bytes.count else { throw .malformedAuthenticatorData }
        // §6.1.3: BS without BE is no state that there is (§7.1 step 17, §7.2 step 18).
        guard !flags.contains(.backedUp) || flags.contains(.backupEligible) else { throw .backedUpButNotEligible }
    }

    private static func attestedCredential(
        in bytes: [UInt8], at position: inout Int
    ) throws(PasskeyRefusal) -> AttestedCredential {
        guard bytes.count >= position + 18 else { throw .malformedAuthenticatorData }
        let aaguid = bytes[position..<position + 16]
        let count = Int(bytes[position + 16]) << 8 | Int(bytes[position + 17])
        position += 18
        // §7.1 step 25.
        guard (1...PasskeyLimits.credentialIDBytes).contains(count) else { throw .credentialIDLength }
        guard bytes.count >= position + count else { throw .malformedAuthenticatorData }
        let id = Array(bytes[position..<position + count])
        position += count
        var decoder = try CBORDecoder(bytes, from: position)
        guard case .map(let map) = try decoder.next() else { throw .malformedKey }
        let encoded = Array(bytes[position..<decoder.position])
        position = decoder.position
        return AttestedCredential(
            aaguid: aaguid.withUnsafeBytes { UUID(uuid: $0.loadUnaligned(as: uuid_t.self)) }, id: id,
            key: try COSEKey(map), encodedKey: encoded)
    }
}
