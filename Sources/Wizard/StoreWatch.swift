import Foundation
import Glibc
import Synchronization

/// Finds out that the store was written to from elsewhere, while somebody waits for that: beside the main thread, which a
/// store that is locked never holds up.
final class StoreWatch: Sendable {
    private struct State {
        var isOn = false
        var isRunning = false
        /// What was read last; nothing was, before the first look.
        var mark: Int?
        var hasChanged = false
    }

    private let state = Mutex(State())
    private let awaitChange: @Sendable (Int32) -> Void
    private let changeMark: @Sendable () -> Int?
    private let ring: @Sendable () -> Void

    /// Milliseconds after which it looks although nobody has told of a change.
    private static let longestSleep: Int32 = 5_000
    /// Milliseconds for which it lets others write on before it looks: a deed is some writes, and a host has many.
    private static let pause: Int32 = 20

    /// `awaitChange` waits until the store may have changed, or that many milliseconds; `changeMark` is a number that
    /// changes with the store, `nil` where it cannot be read now; `ring` is called on another thread when it has changed.
    init(
        awaitChange: @escaping @Sendable (Int32) -> Void, changeMark: @escaping @Sendable () -> Int?,
        ring: @escaping @Sendable () -> Void
    ) {
        self.awaitChange = awaitChange
        self.changeMark = changeMark
        self.ring = ring
    }

    /// Looks on, or no longer.
    func turn(on isOn: Bool) {
        let begins = state.withLock { state in
            state.isOn = isOn
            guard isOn, !state.isRunning else { return false }
            state.isRunning = true
            return true
        }
        guard begins else { return }
        Thread.detachNewThread {
            while self.look() {
                self.awaitChange(Self.longestSleep)
                _ = poll(nil, 0, Self.pause)
            }
        }
    }

    /// Whether the store has changed since this was last asked. Nothing was seen at first: that is a change.
    func takeChange() -> Bool {
        state.withLock { state in
            defer { state.hasChanged = false }
            return state.hasChanged
        }
    }

    /// Looks once; `false` where nobody wants to know any more.
    private func look() -> Bool {
        let isOn = state.withLock { state in
            state.isRunning = state.isOn
            return state.isOn
        }
        guard isOn else { return false }
        guard let present = changeMark() else { return true }
        let isNews = state.withLock { state in
            guard present != state.mark else { return false }
            state.mark = present
            state.hasChanged = true
            return true
        }
        if isNews { ring() }
        return true
    }
}
