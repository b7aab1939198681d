private import Synchronization

/// The way to log in that a relay took last: so that not every mail finds it out anew.
final class KnownLogin: Sendable {
    private let present = Mutex<SMTPLogin?>(nil)

    var login: SMTPLogin? {
        get { present.withLock { $0 } }
        set { present.withLock { $0 = newValue } }
    }
}
