import HTTPTypes
import NIOCore
import NIOHTTPTypes

/// What one visitor may cost on a connection: a request with its answer takes so long at most, however slowly its bytes
/// come or are fetched, and is so long at most. The server's own idle time does not bound that: a byte now and then
/// keeps it waiting for ever, and it never looks at answers that nobody fetches.
final class ExchangeBounds: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    private let longest: TimeAmount
    private var deadline: Scheduled<Void>?
    /// Of requests on their way.
    private var unanswered = 0
    private var isReading = false
    private var bodyBytes = 0
    private var isLast = false

    /// Bytes of a body after which a connection is cut: what is over `Visit.longestBody` is refused with an answer, which
    /// has to reach whoever is still sending.
    private static let mostBytes = 1 << 20

    init(longest: TimeAmount) { self.longest = longest }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head:
            unanswered += 1
            isReading = true
            bodyBytes = 0
            if deadline == nil { begin(context) }
        case .body(let bytes):
            bodyBytes += bytes.readableBytes
            if bodyBytes > Self.mostBytes { return context.close(promise: nil) }
        case .end:
            isReading = false
            settle()
        }
        context.fireChannelRead(data)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        switch unwrapOutboundIn(data) {
        case .head(let head):
            // What refuses a visitor who asks too much costs her a new connection as well.
            if head.headerFields[.connection] == "close" { isLast = true }
            context.write(data, promise: promise)
        case .body: context.write(data, promise: promise)
        case .end:
            let promise = promise ?? context.eventLoop.makePromise()
            // Written means that the system has taken it: that she fetches, or that it was short.
            promise.futureResult.assumeIsolated().whenSuccess { self.answered(context) }
            context.write(data, promise: promise)
        }
    }

    func channelInactive(context: ChannelHandlerContext) {
        rest()
        context.fireChannelInactive()
    }

    func handlerRemoved(context: ChannelHandlerContext) { rest() }

    private func answered(_ context: ChannelHandlerContext) {
        unanswered -= 1
        if isLast { return context.close(promise: nil) }
        rest()
        if unanswered > 0 || isReading { begin(context) }
    }

    private func begin(_ context: ChannelHandlerContext) {
        deadline = context.eventLoop.assumeIsolated().scheduleTask(in: longest) { context.close(promise: nil) }
    }

    private func settle() { if unanswered == 0, !isReading { rest() } }

    private func rest() {
        deadline?.cancel()
        deadline = nil
    }
}
