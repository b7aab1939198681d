public import Mail
import Synchronization

/// A courier that keeps what it gets, and answers as a test wants.
public final class TrialCourier: Courier {
    private let taken = Mutex<[Message]>([])
    private let answers = Mutex<[Delivery]>([])

    /// Everything that it was given, first first, whatever it answered.
    public var messages: [Message] { taken.withLock { $0 } }

    /// What it answers next, one after another; after that it accepts.
    public func answer(_ deliveries: Delivery...) { answers.withLock { $0 += deliveries } }

    /// Keeps a mail.
    public func deliver(_ message: Message) -> Delivery {
        taken.withLock { $0.append(message) }
        return answers.withLock { $0.isEmpty ? .accepted : $0.removeFirst() }
    }
}

extension Message {
    /// The six digits in its text.
    public var code: String? {
        text.firstMatch(of: /\b([0-9]{3}) ([0-9]{3})\b/).map { "\($0.1)\($0.2)" }
    }
}
