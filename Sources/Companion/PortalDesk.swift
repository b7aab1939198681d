import NIOPosix
import Portal

/// Asks the portal, which waits for the disk and for hashes, on threads that may wait: neither who hangs nor who logs in
/// at home holds up the others' answers.
struct PortalDesk: Sendable {
    let portal: Portal

    func callAsFunction<Answer: Sendable>(_ question: @escaping @Sendable (Portal) -> Answer) async -> Answer {
        let portal = portal
        return await withCheckedContinuation { continuation in
            NIOThreadPool.singleton.submit { _ in continuation.resume(returning: question(portal)) }
        }
    }
}
