import Dispatch
import Synchronization
import Testing

@testable import Wizard

@Suite("The store is watched beside the main thread") struct StoreWatchTests {
    /// The number that a store gives at the next looks, and a sign for every look.
    private final class Store: Sendable {
        let looks: AsyncStream<Void>
        private let sign: AsyncStream<Void>.Continuation
        private let mark: Mutex<Int?>

        init(_ mark: Int?) {
            self.mark = Mutex(mark)
            (looks, sign) = AsyncStream.makeStream(of: Void.self)
        }

        func becomes(_ present: Int?) { mark.withLock { $0 = present } }

        func look() -> Int? {
            defer { sign.yield() }
            return mark.withLock { $0 }
        }
    }

    @Test("a store that is locked holds up nobody, and what has changed is told when it opens", .timeLimit(.minutes(1)))
    func lockedStore() async {
        let lock = DispatchSemaphore(value: 0)
        let (rings, ring) = AsyncStream.makeStream(of: Void.self)
        let watch = StoreWatch(
            awaitChange: { _ in },
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
        let store = Store(nil)
        let (rings, ring) = AsyncStream.makeStream(of: Void.self)
        let watch = StoreWatch(awaitChange: { _ in }, changeMark: { store.look() }, ring: { ring.yield() })
        var looks = store.looks.makeAsyncIterator()
        var ringing = rings.makeAsyncIterator()
        watch.turn(on: true)
        // The second look begins when all of the first is done.
        for _ in 1...2 { await looks.next() }
        #expect(!watch.takeChange())
        for mark in [4, 5] {
            store.becomes(mark)
            await ringing.next()
            #expect(watch.takeChange())
            for present in [mark, nil, mark] as [Int?] {
                store.becomes(present)
                // One look may have begun before.
                for _ in 1...3 { await looks.next() }
                #expect(!watch.takeChange())
            }
        }
        watch.turn(on: false)
    }
}
