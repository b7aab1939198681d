import Dispatch
import Synchronization
public import World

/// Drains the outbox on a thread of its own: at once when a mail was written, otherwise when the next is due.
public final class OutboxRunner: Sendable {
    private let drain: OutboxDrain
    private let world: World
    private let bell = DispatchSemaphore(value: 0)
    private let isEnding = Mutex(false)
    private let queue = DispatchQueue(label: "outbox")
    private let ended = DispatchSemaphore(value: 0)

    /// The longest sleep, in seconds: mails that another process left behind are found after it.
    private static let longestSleep = 30

    /// Seconds for which leaving waits for a mail that is under way.
    private static let longestFarewell = 2

    /// A runner of a drain.
    public init(drain: OutboxDrain, world: World) {
        self.drain = drain
        self.world = world
    }

    /// Begins to drain.
    public func start() {
        queue.async { [self] in
            while !isEnding.withLock({ $0 }) {
                let pause = deliverAll()
                _ = bell.wait(timeout: .now() + .seconds(pause))
            }
            ended.signal()
        }
    }

    /// Says that a mail was written.
    public func ring() { bell.signal() }

    /// Ends after the mail that is under way, but makes nobody who leaves wait for a slow mail server: whoever drains
    /// next takes that mail up again when its lease is over.
    public func stop() {
        isEnding.withLock { $0 = true }
        bell.signal()
        _ = ended.wait(timeout: .now() + .seconds(Self.longestFarewell))
    }

    /// Delivers what is due; gives the seconds until it should look again.
    private func deliverAll() -> Int {
        do {
            while try !isEnding.withLock({ $0 }) && drain.deliverNext() {}
            guard let due = try drain.nextDue() else { return Self.longestSleep }
            return min(max(world.now().secondsRemaining(until: due), 1), Self.longestSleep)
        } catch {
            // The store is busy or full: the mails are still in it, and are tried again.
            return Self.longestSleep
        }
    }
}
