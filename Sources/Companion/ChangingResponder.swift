import Hummingbird
import Synchronization

/// Hands each request to what answers at present.
final class ChangingResponder: HTTPResponder {
    typealias Context = CompanionRequestContext

    private let present: Mutex<RouterResponder<CompanionRequestContext>>

    init(_ responder: RouterResponder<CompanionRequestContext>) { present = Mutex(responder) }

    func change(to responder: RouterResponder<CompanionRequestContext>) { present.withLock { $0 = responder } }

    func respond(to request: Request, context: CompanionRequestContext) async throws -> Response {
        let responder = present.withLock { $0 }
        return try await responder.respond(to: request, context: context)
    }
}
