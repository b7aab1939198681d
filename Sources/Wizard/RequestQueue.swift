import Accounts
import Dispatch
import Synchronization

/// Asks the account services beside the thread that owns the terminal, one question after the other, and keeps their
/// answers until that thread takes them.
final class RequestQueue: Sendable {
    private let services: AccountServices
    private let ring: @Sendable () -> Void
    private let queue = DispatchQueue(label: "requests")
    private let answers = Mutex<[Wizard.Input]>([])

    /// A queue for a terminal that `ring` wakes.
    init(services: AccountServices, ring: @escaping @Sendable () -> Void) {
        self.services = services
        self.ring = ring
    }

    func ask(_ question: Question) {
        queue.async { [self] in
            let reply = services.member.perform(question.request, in: question.session)
            answers.withLock { $0.append(.answered(reply, to: question.number)) }
            ring()
        }
    }

    func ask(_ request: StaffRequest, at terminal: TerminalInfo) {
        queue.async { [self] in
            let reply = services.staff.perform(request, at: terminal)
            answers.withLock { $0.append(.staffAnswered(reply)) }
            ring()
        }
    }

    func takeAnswers() -> [Wizard.Input] {
        answers.withLock { answers in
            defer { answers = [] }
            return answers
        }
    }
}
