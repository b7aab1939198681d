import Dispatch
import Synchronization
import Testing

@testable import Wizard

@Suite("The store is watched beside the main thread") struct StoreWatchTests {
    /// Numbers that a store would give, one a look; the last one stays.
    private final class Marks: Sendable {
        private let left: Mutex<[Int?]>

        init(_ marks: [Int?]) { left = Mutex(marks) }

        func next() -> Int? {
            left.withLock { $0.count > 1 ? $0.removeFirst() : $0.first ?? nil }
        }
    }

    @Test("a store that is locked holds up nobody, and what has changed is told when it opens", .timeLimit(.minutes(1)))
    func lockedStore() async {
        let lock = DispatchSemaphore(value: 0)
        let (rings, ring) = AsyncStream.makeStream(of: Void.self)
        let watch = StoreWatch(
            changeMark: {
                lock.wait()
                return 1
            }, ring: { ring.yield() })
        // The main thread goes on at once, whatever the store does.
        watch.turn(on: true)
        #expect(!watch.takeChange())
        lock.signal()
        _ = await rings.first { true }
        #expect(watch.takeChange() && !watch.takeChange())
        watch.turn(on: false)
        lock.signal()
    }

    @Test("only a change rings; what cannot be read is none", .timeLimit(.minutes(1)))
    func onlyChanges() async {
        let marks = Marks([nil, 4, 4, nil, 5])
        let (rings, ring) = AsyncStream.makeStream(of: Void.self)
        let watch = StoreWatch(changeMark: { marks.next() }, ring: { ring.yield() })
        watch.turn(on: true)
        var seen = 0
        for await _ in rings {
            #expect(watch.takeChange())
            seen += 1
            if seen == 2 { break }
        }
        #expect(!watch.takeChange())
        watch.turn(on: false)
    }
}
