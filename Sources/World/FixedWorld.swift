private import Synchronization

/// A world whose clock moves only when told to and whose chance repeats, for tests.
public final class FixedWorld: Sendable {
    private let present: Mutex<Instant>
    private let state: Mutex<UInt64>

    /// A world that stands at `start`; the same seed draws the same bytes.
    public init(at start: Instant, seed: UInt64 = 1) {
        present = Mutex(start)
        state = Mutex(seed)
    }

    /// The view of it that rooms take.
    public var world: World {
        World(now: { self.present.withLock { $0 } }, randomBytes: { self.draw($0) })
    }

    /// Lets time pass.
    public func pass(seconds: Int) {
        present.withLock { $0 = $0.adding(seconds: seconds) }
    }

    /// Lets time pass, in milliseconds.
    public func pass(milliseconds: Int64) {
        present.withLock { $0 = Instant(milliseconds: $0.milliseconds + milliseconds) }
    }

    private func draw(_ count: Int) -> [UInt8] {
        state.withLock { state in
            (0..<count).map { _ in
                // SplitMix64: repeatable and well mixed, never used for real keys.
                state &+= 0x9E37_79B9_7F4A_7C15
                var mixed = state
                mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
                mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
                return UInt8(truncatingIfNeeded: mixed ^ (mixed >> 31))
            }
        }
    }
}
