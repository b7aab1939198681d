import Accounts
import Synchronization

/// Where answers lie until the main thread takes them.
final class AnswerTray: Sendable {
    private let waiting = Mutex<[(reply: Reply, number: Int)]>([])

    func lay(_ reply: Reply, to number: Int) { waiting.withLock { $0.append((reply, number)) } }

    func take() -> [(reply: Reply, number: Int)] {
        waiting.withLock { waiting in
            defer { waiting = [] }
            return waiting
        }
    }
}
