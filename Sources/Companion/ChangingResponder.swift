import Hummingbird
import Synchronization

/// Hands each request to what answers at present.
final class ChangingResponder: HTTPResponder {
    typealias Context = Visit

    private let present: Mutex<RouterResponder<Visit>>

    init(_ responder: RouterResponder<Visit>) { present = Mutex(responder) }

    func change(to responder: RouterResponder<Visit>) { present.withLock { $0 = responder } }

    func respond(to request: Request, context: Visit) async throws -> Response {
        let responder = present.withLock { $0 }
        return try await responder.respond(to: request, context: context)
    }
}
