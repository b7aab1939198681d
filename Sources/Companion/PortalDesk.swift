import Dispatch
import Portal

/// Asks the portal, which waits for the disk, on a thread of its own: no visitor's wait is another's.
struct PortalDesk: Sendable {
    let portal: Portal
    private let queue = DispatchQueue(label: "companion")

    init(portal: Portal) { self.portal = portal }

    func callAsFunction<Answer: Sendable>(_ question: @escaping @Sendable (Portal) -> Answer) async -> Answer {
        let portal = portal
        return await withCheckedContinuation { continuation in
            queue.async { continuation.resume(returning: question(portal)) }
        }
    }
}
