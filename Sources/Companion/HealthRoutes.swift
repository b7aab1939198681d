import Hummingbird
import Accounts

/// What an operator's monitor asks, by whatever name or number it reaches this machine.
struct HealthRoutes: Sendable {
    let pool: BlockingPool

    /// Whether the process answers at all.
    static let alive = "/health"
    /// Whether members can be answered: the store is read.
    static let ready = "/ready"

    func add(to router: Router<CompanionRequestContext>) {
        router.get(RouterPath(Self.alive)) { _, _ in Response(status: .noContent) }
        router.get(RouterPath(Self.ready)) { _, _ in
            Response(status: await pool { $0.member.changeMark() } == nil ? .serviceUnavailable : .noContent)
        }
    }

    static func owns(_ path: String) -> Bool { path == alive || path == ready }
}
