import NIOCore
import NIOHTTPTypesHTTP1

/// Counts one connection from its beginning to its end, and says when it is silent.
final class Turnstile: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = Any
    typealias InboundOut = Any

    private let connections: OpenConnections
    /// What it is called, while it counts.
    private var number: Int?

    init(_ connections: OpenConnections) { self.connections = connections }

    /// Before what reads the head there is no other way in than from here.
    func handlerAdded(context: ChannelHandlerContext) {
        do {
            let reader = try context.pipeline.syncOperations.handler(type: HTTP1ToHTTPServerCodec.self)
            try context.pipeline.syncOperations.addHandler(RequestTarget(), position: .before(reader))
        } catch {
            context.close(promise: nil)
        }
    }

    func channelActive(context: ChannelHandlerContext) {
        let channel = context.channel
        let entered = connections.enter(from: context.remoteAddress?.ipAddress ?? "") { channel.close(promise: nil) }
        guard let entered else { return context.close(promise: nil) }
        number = entered
        context.fireChannelActive()
    }

    func channelInactive(context: ChannelHandlerContext) {
        leave()
        context.fireChannelInactive()
    }

    func handlerRemoved(context: ChannelHandlerContext) { leave() }

    /// A request has come to its end, and waits for us. Whoever sends half of one for ever is as silent as who sends
    /// nothing.
    func requestIsWhole() { if let number { connections.waits(number) } }

    /// Nothing that was asked is unanswered.
    func allAnswered() { if let number { connections.fallsSilent(number) } }

    private func leave() {
        guard let number else { return }
        self.number = nil
        connections.leave(number)
    }
}
