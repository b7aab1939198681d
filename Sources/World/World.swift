#if canImport(Glibc)
    private import Glibc
#endif

/// What a room may know of the world outside: the time, and chance. Handed in, so that tests can fix both.
public struct World: Sendable {
    /// The present moment.
    public let now: @Sendable () -> Instant

    /// That many random bytes, fit for keys.
    public let randomBytes: @Sendable (Int) -> [UInt8]

    /// A world of one's own making.
    public init(
        now: @escaping @Sendable () -> Instant, randomBytes: @escaping @Sendable (Int) -> [UInt8]
    ) {
        self.now = now
        self.randomBytes = randomBytes
    }

    /// A number from 0 up to but not including `bound`, each equally likely.
    public func random(below bound: Int) -> Int {
        precondition(bound > 0, "a bound of chance is positive")
        // Rejection: the last, incomplete run of `bound` values would favour the small numbers.
        let limit = UInt64.max - UInt64.max % UInt64(bound)
        while true {
            let value = randomBytes(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
            if value < limit { return Int(value % UInt64(bound)) }
        }
    }

    /// A new identity: 128 random bits as 32 hexadecimal digits.
    public func newIdentity() -> String { Self.hexadecimal(randomBytes(16)) }

    /// A new identity that stands behind all earlier ones, as in RFC 9562 §5.7: the milliseconds in 48 bits, then 80
    /// random ones. Rows that are added together come together in every index, which is most of the speed of an import.
    public func newOrderedIdentity() -> String {
        let time = UInt64(clamping: now().milliseconds)
        return Self.hexadecimal((0..<6).map { UInt8(truncatingIfNeeded: time >> (40 - 8 * $0)) } + randomBytes(10))
    }

    private static func hexadecimal(_ bytes: [UInt8]) -> String {
        var digits: [UInt8] = []
        digits.reserveCapacity(2 * bytes.count)
        for byte in bytes {
            for half in [byte >> 4, byte & 15] { digits.append(half < 10 ? 0x30 + half : 0x57 + half) }
        }
        return String(decoding: digits, as: UTF8.self)
    }

    /// The real clock and the operating system's randomness.
    public static let live = World(
        now: {
            var time = timespec()
            clock_gettime(CLOCK_REALTIME, &time)
            return Instant(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
        },
        randomBytes: { count in
            // Eight at a time: each draw asks the system.
            var generator = SystemRandomNumberGenerator()
            var bytes: [UInt8] = []
            while bytes.count < count {
                withUnsafeBytes(of: generator.next() as UInt64) { bytes += $0.prefix(count - bytes.count) }
            }
            return bytes
        })
}
