private import CSodium

/// Secret bytes in guarded memory: locked against swapping, left out of core dumps, zeroed when let go of.
///
/// It prints as `(secret)`, cannot be encoded, and compares in constant time.
public final class SecretBytes: @unchecked Sendable {
    // Unchecked because of the pointer alone: the memory behind it is made read-only before `init` returns.
    private let memory: UnsafeMutableRawPointer

    /// How many bytes.
    public let count: Int

    /// `count` bytes that `fill` writes in place.
    public init<Failure: Error>(
        count: Int, fill: (UnsafeMutableRawBufferPointer) throws(Failure) -> Void
    ) throws(Failure) {
        memory = GuardedMemory.take(count)
        self.count = count
        try fill(UnsafeMutableRawBufferPointer(start: memory, count: count))
        GuardedMemory.seal(memory)
    }

    /// A guarded copy. The source stays where it was: it is the caller's to forget.
    public convenience init(_ bytes: some Collection<UInt8>) {
        self.init(count: bytes.count) { $0.copyBytes(from: bytes) }
    }

    /// The UTF-8 of a text, as it stands. The string itself cannot be wiped: build secrets from bytes where possible.
    public convenience init(text: String) { self.init(text.utf8) }

    deinit { GuardedMemory.giveBack(memory, count: count) }

    /// Lends the bytes; they must not be kept.
    public func withUnsafeBytes<Result, Failure: Error>(
        _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try body(UnsafeRawBufferPointer(start: memory, count: count))
    }

    /// The bytes as text, for the one place that must show or send them. The copy is an ordinary string.
    public func revealedText() -> String { withUnsafeBytes { String(decoding: $0, as: UTF8.self) } }

    /// A copy in ordinary memory, for the one place that must write them.
    public func revealedBytes() -> [UInt8] { withUnsafeBytes { Array($0) } }

    /// These bytes followed by others.
    public func appending(_ other: SecretBytes) -> SecretBytes {
        SecretBytes(count: count + other.count) { target in
            withUnsafeBytes { target.copyMemory(from: $0) }
            other.withUnsafeBytes { UnsafeMutableRawBufferPointer(rebasing: target[count...]).copyMemory(from: $0) }
        }
    }

    /// Whether there are none.
    public var isEmpty: Bool { count == 0 }
}

extension SecretBytes: Equatable {
    /// Compares in a time that depends on the lengths alone.
    public static func == (left: SecretBytes, right: SecretBytes) -> Bool {
        left.count == right.count && sodium_memcmp(left.memory, right.memory, left.count) == 0
    }
}

extension SecretBytes: Redacted {}

/// Whether two short byte strings are the same, in a time that depends on their lengths alone.
public func equalInConstantTime(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    Sodium.prepare()
    return left.count == right.count && sodium_memcmp(left, right, left.count) == 0
}
