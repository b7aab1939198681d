import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import NIOHTTP1
import ServiceLifecycle
import World

/// The server and what answers in it. Hummingbird's own `Application` writes the date anew each second, which would
/// wake the process of whoever waits at her own terminal; here each answer asks the clock (P03).
struct CompanionApplication: ApplicationProtocol {
    let responder: ChangingResponder
    let server: HTTPServerBuilder
    let bounds: ServerConfiguration
    let logger: Logger
    let world: World
    let whenRunning: @Sendable (Int) -> Void

    /// Answers until it is cancelled, or its group is told to end. Throws `IOError` where it cannot listen.
    func run() async throws {
        let service = try server.buildServer(
            configuration: bounds, eventLoopGroup: eventLoopGroup, logger: logger,
            responder: { request, writer, channel in
                let response = try await answer(to: request, on: channel)
                try await writer.write(response: response.head, body: response.body)
            },
            onServerRunning: { channel in whenRunning(channel.localAddress?.port ?? 0) })
        try await service.run()
    }

    private func answer(to request: Request, on channel: any Channel) async throws -> Response {
        let context = CompanionRequestContext(source: ApplicationRequestContextSource(channel: channel, logger: logger))
        var response: Response
        do {
            response = try await responder.respond(to: request, context: context)
        } catch let error as HTTPParserError {
            // What is no HTTP is refused below, and the connection closed.
            throw error
        } catch {
            logger.error("no answer", metadata: ["error": "\(error)"])
            response = Response(status: .internalServerError)
        }
        // RFC 9110 §6.6.1
        response.headers[.date] = world.now().httpDate
        return response
    }
}
