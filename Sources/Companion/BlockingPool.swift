import NIOPosix
import Accounts
import Synchronization

/// Asks the account services, which wait for the disk and for hashes, on threads that may wait: who logs in at home
/// holds up nobody else's answer.
struct BlockingPool: Sendable {
    let services: AccountServices

    private static let threads = started(8)
    /// Of their own: a hash waits for a slot of the host, behind whoever holds those (S08, R10).
    private static let hashingThreads = started(mostHashing)
    private static let hashing = Mutex(0)
    /// Hashes that may wait, each on a thread, so that its time begins at once; who comes then is told to come again.
    private static let mostHashing = 32

    private static func started(_ count: Int) -> NIOThreadPool {
        let threads = NIOThreadPool(numberOfThreads: count)
        threads.start()
        return threads
    }

    func callAsFunction<Answer: Sendable>(_ question: @escaping @Sendable (AccountServices) -> Answer) async -> Answer {
        await ask(question, on: Self.threads)
    }

    /// The same for a question that takes a hash; `crowded` where too many wait already.
    func hashing<Success: Sendable>(
        _ question: @escaping @Sendable (AccountServices) -> Result<Success, BrowserTaskProblem>
    ) async -> Result<Success, BrowserTaskProblem> {
        let isAdmitted = Self.hashing.withLock { waiting in
            guard waiting < Self.mostHashing else { return false }
            waiting += 1
            return true
        }
        guard isAdmitted else { return .failure(.crowded) }
        defer { Self.hashing.withLock { $0 -= 1 } }
        return await ask(question, on: Self.hashingThreads)
    }

    private func ask<Answer: Sendable>(
        _ question: @escaping @Sendable (AccountServices) -> Answer, on threads: NIOThreadPool
    ) async -> Answer {
        let services = services
        return await withCheckedContinuation { continuation in
            threads.submit { _ in continuation.resume(returning: question(services)) }
        }
    }
}
