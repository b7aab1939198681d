import CredentialStore
import Synchronization

/// A store to which another terminal writes just before one of this one's writes.
final class BusyStore: CredentialStore {
    private let store: any CredentialStore
    private let turn: Int
    private let meanwhile: @Sendable (any WritableRecords) throws -> Void
    private let writes = Mutex(0)

    init(
        _ store: any CredentialStore, before turn: Int,
        _ meanwhile: @escaping @Sendable (any WritableRecords) throws -> Void
    ) {
        self.store = store
        self.turn = turn
        self.meanwhile = meanwhile
    }

    func read<Result>(_ body: (any ReadableRecords) throws -> Result) throws -> Result { try store.read(body) }

    func write<Result>(
        outliving death: Durability, _ body: (any WritableRecords) throws -> Result
    ) throws -> Result {
        let isTurn = writes.withLock { count in
            count += 1
            return count == turn
        }
        if isTurn { try store.write { try meanwhile($0) } }
        return try store.write(outliving: death, body)
    }

    func stage<Result>(_ body: (any MemberStage) throws -> Result) throws -> Result { try store.stage(body) }

    func giveWay() { store.giveWay() }

    func changeMark() throws -> Int { try store.changeMark() }

    func awaitChange(milliseconds: Int32) { store.awaitChange(milliseconds: milliseconds) }
}
