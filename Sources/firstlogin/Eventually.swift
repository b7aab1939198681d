import Dispatch
import Synchronization

/// A value that is made on a thread of its own while something else goes on.
final class Eventually<Value: Sendable>: Sendable {
    private let outcome = Mutex<Result<Value, any Error>?>(nil)
    private let isThere = DispatchGroup()

    /// Begins to make it.
    init(_ make: @escaping @Sendable () throws -> Value) {
        DispatchQueue(label: "eventually").async(group: isThere) { [self] in
            let made = Result { try make() }
            outcome.withLock { $0 = made }
        }
    }

    /// The value, as soon as it is there. Throws what the making of it threw.
    func get() throws -> Value {
        isThere.wait()
        guard let made = outcome.withLock({ $0 }) else { preconditionFailure("waited for what was not made") }
        return try made.get()
    }
}
