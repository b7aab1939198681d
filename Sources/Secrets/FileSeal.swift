private import CSodium

/// Seals whole files under a key of the host's ring, a piece at a time, with libsodium's secret stream
/// (XChaCha20-Poly1305): nothing of one can be read, changed, left out, put elsewhere or cut off at its end without the
/// key. What the head of a file says can be read, and is bound to the rest.
public struct FileSeal: Sendable {
    /// Bytes that are sealed at once.
    private static let pieceSize = 65_536
    private static let overhead = Int(crypto_secretstream_xchacha20poly1305_ABYTES)
    private static let headerSize = Int(crypto_secretstream_xchacha20poly1305_HEADERBYTES)

    private let ring: KeyRing

    /// A seal under that ring.
    public init(ring: KeyRing) { self.ring = ring }

    /// Seals what `read` gives, that many bytes at a time and fewer only at the end, and hands it to `write`.
    ///
    /// Throws `SecretsError.unknownKey`, and what the two throw.
    public func seal(
        under version: UInt32, head: [UInt8], read: (_ count: Int) throws -> [UInt8], write: ([UInt8]) throws -> Void
    ) throws {
        Sodium.prepare()
        let key = try ring.key(for: Self.purpose, version: version)
        var state = crypto_secretstream_xchacha20poly1305_state()
        var header = [UInt8](repeating: 0, count: Self.headerSize)
        key.withUnsafeBytes { key in
            // A key has its bytes: it is never empty.
            guard let key = key.bindMemory(to: UInt8.self).baseAddress else { return }
            crypto_secretstream_xchacha20poly1305_init_push(&state, &header, key)
        }
        try write(header)
        var bound = head
        var piece = try read(Self.pieceSize)
        while true {
            // Which one is the last is known once nothing comes behind it.
            let next = piece.isEmpty ? [] : try read(Self.pieceSize)
            let tag = next.isEmpty ? crypto_secretstream_xchacha20poly1305_tag_final() : 0
            var sealed = [UInt8](repeating: 0, count: piece.count + Self.overhead)
            crypto_secretstream_xchacha20poly1305_push(
                &state, &sealed, nil, piece, UInt64(piece.count), bound, UInt64(bound.count), tag)
            try write(sealed)
            if next.isEmpty { return }
            (piece, bound) = (next, [])
        }
    }

    /// Opens what was sealed so; `read` gives that many bytes, and fewer only at the end.
    ///
    /// Throws `SecretsError.unknownKey`, `SecretsError.doesNotOpen` at the first piece that is not as it was sealed, and
    /// what the two throw: what was handed to `write` until then is not to be used.
    public func open(
        under version: UInt32, head: [UInt8], read: (_ count: Int) throws -> [UInt8], write: ([UInt8]) throws -> Void
    ) throws {
        Sodium.prepare()
        let key = try ring.key(for: Self.purpose, version: version)
        var state = crypto_secretstream_xchacha20poly1305_state()
        let header = try read(Self.headerSize)
        guard header.count == Self.headerSize else { throw SecretsError.doesNotOpen }
        let isBegun = key.withUnsafeBytes { key in
            guard let key = key.bindMemory(to: UInt8.self).baseAddress else { return false }
            return crypto_secretstream_xchacha20poly1305_init_pull(&state, header, key) == 0
        }
        guard isBegun else { throw SecretsError.doesNotOpen }
        var bound = head
        var tag: UInt8 = 0
        while tag != crypto_secretstream_xchacha20poly1305_tag_final() {
            let sealed = try read(Self.pieceSize + Self.overhead)
            guard sealed.count >= Self.overhead else { throw SecretsError.doesNotOpen }
            var piece = [UInt8](repeating: 0, count: sealed.count - Self.overhead)
            let isOpen = crypto_secretstream_xchacha20poly1305_pull(
                &state, &piece, nil, &tag, sealed, UInt64(sealed.count), bound, UInt64(bound.count))
            guard isOpen == 0 else { throw SecretsError.doesNotOpen }
            try write(piece)
            bound = []
        }
        guard try read(1).isEmpty else { throw SecretsError.doesNotOpen }
    }

    private static let purpose = "file"
}
