import CredentialStore
import Synchronization

/// A store that counts its transactions.
final class CountingStore: CredentialStore {
    /// How many there were.
    struct Count: Equatable {
        var reads = 0
        var writes = 0
    }

    private let store: any CredentialStore
    private let counted = Mutex(Count())

    init(_ store: any CredentialStore) { self.store = store }

    /// The transactions of what is done in it.
    func count(of deed: () throws -> Void) rethrows -> Count {
        counted.withLock { $0 = Count() }
        try deed()
        return counted.withLock { $0 }
    }

    func read<Result>(_ body: (any ReadableRecords) throws -> Result) throws -> Result {
        counted.withLock { $0.reads += 1 }
        return try store.read(body)
    }

    func write<Result>(
        outliving death: Durability, _ body: (any WritableRecords) throws -> Result
    ) throws -> Result {
        counted.withLock { $0.writes += 1 }
        return try store.write(outliving: death, body)
    }

    func stage<Result>(_ body: (any MemberStage) throws -> Result) throws -> Result { try store.stage(body) }

    func giveWay() { store.giveWay() }

    func changeMark() throws -> Int { try store.changeMark() }

    func awaitChange(milliseconds: Int32) { store.awaitChange(milliseconds: milliseconds) }
}
