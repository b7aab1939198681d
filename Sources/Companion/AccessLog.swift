import Hummingbird
import Logging
import Synchronization
import World

/// A line a request: method, route, status, milliseconds and who asked. The route is the router's own (`/t/{token}`),
/// never what stood in its place: no token, no letters, no query and no cookie ever comes here.
struct AccessLog: RouterMiddleware {
    typealias Context = CompanionRequestContext

    let client: ClientAddress
    let world: World
    let logger: Logger
    private let refusals = Refusals()

    init(client: ClientAddress, world: World, logger: Logger) {
        self.client = client
        self.world = world
        self.logger = logger
    }

    func handle(
        _ request: Request, context: CompanionRequestContext,
        next: (Request, CompanionRequestContext) async throws -> Response
    ) async throws -> Response {
        let began = world.now()
        let response = try await next(request, context)
        let ended = world.now()
        let route = context.endpointPath ?? "-"
        let client = client(request, peer: context.peer).name
        var line = "\(request.method.rawValue) \(route) \(response.status.code)"
        line += " \(ended.milliseconds - began.milliseconds) ms \(client)"
        if response.status == .tooManyRequests {
            guard let left = refusals.due(at: ended) else { return response }
            if left > 0 { line += ", and \(left) more were refused" }
        }
        logger.info("\(line)")
        return response
    }

    /// Whoever asks too much does not fill the disk too: of those refusals a line a second is written.
    private final class Refusals: Sendable {
        private let count = Mutex<(left: Int, next: Instant?)>((0, nil))

        /// How many were left out since the last line; nil where this one is left out as well.
        func due(at now: Instant) -> Int? {
            count.withLock { count in
                if let next = count.next, now < next {
                    count.left += 1
                    return nil
                }
                defer { count = (0, now.adding(seconds: 1)) }
                return count.left
            }
        }
    }
}
