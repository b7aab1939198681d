import Accounts
import Synchronization

/// Wakes whatever delivers mails at present.
final class RunnerBell: Sendable {
    private let present = Mutex<OutboxRunner?>(nil)

    var runner: OutboxRunner? {
        get { present.withLock { $0 } }
        set { present.withLock { $0 = newValue } }
    }

    func ring() { runner?.ring() }
}
