import Dispatch
import Portal

/// Asks the portal, which waits for the disk, on a thread of its own, one visitor after another: what hangs or sends
/// slowly meanwhile keeps nobody's turn.
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
