import NIOPosix
import Portal

/// Asks the portal, which waits for the disk and for hashes, on threads that may wait: who logs in at home holds up nobody
/// else's answer.
struct PortalDesk: Sendable {
    let portal: Portal

    /// More than the hashes that may be reckoned at once (S08).
    private static let threads = {
        let threads = NIOThreadPool(numberOfThreads: 8)
        threads.start()
        return threads
    }()

    func callAsFunction<Answer: Sendable>(_ question: @escaping @Sendable (Portal) -> Answer) async -> Answer {
        let portal = portal
        return await withCheckedContinuation { continuation in
            Self.threads.submit { _ in continuation.resume(returning: question(portal)) }
        }
    }
}
