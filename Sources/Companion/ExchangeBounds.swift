import HTTPTypes
import NIOCore
import NIOHTTPTypes

/// What one visitor may cost on a connection: a request's head, and then the request with its answer, take so long at
/// most, however slowly their bytes come or are fetched, and are so long at most. The server's own idle time does not
/// bound that: a byte now and then keeps it waiting for ever, and it never looks at answers that nobody fetches.
final class ExchangeBounds: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    private let bounds: ConnectionBounds
    private let turnstile: Turnstile
    private var deadline: Scheduled<Void>?
    /// Of requests on their way.
    private var unanswered = 0
    private var isReading = false
    private var bodyBytes = 0
    private var isLast = false

    /// Bytes of a body after which a connection is cut: what is over `CompanionRequestContext.longestBody` is refused
    /// with an answer, which has to reach whoever is still sending.
    private static let mostBytes = 1 << 20

    init(_ bounds: ConnectionBounds, turnstile: Turnstile) {
        self.bounds = bounds
        self.turnstile = turnstile
    }

    func channelActive(context: ChannelHandlerContext) {
        begin(context, seconds: bounds.headSeconds)
        context.fireChannelActive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head:
            // Its head is whole: from here on the request's own time runs, or that of the one before it.
            if unanswered == 0 { begin(context, seconds: bounds.exchangeSeconds) }
            unanswered += 1
            isReading = true
            bodyBytes = 0
        case .body(let bytes):
            bodyBytes += bytes.readableBytes
            if bodyBytes > Self.mostBytes { return context.close(promise: nil) }
        case .end:
            isReading = false
            if unanswered > 0 { turnstile.requestIsWhole() }
            settle(context)
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
        if unanswered > 0 || isReading { begin(context, seconds: bounds.exchangeSeconds) }
        settle(context)
    }

    /// The time for what comes next; what was bounded before is over.
    private func begin(_ context: ChannelHandlerContext, seconds: Int64) {
        rest()
        deadline = context.eventLoop.assumeIsolated().scheduleTask(in: .seconds(seconds)) {
            context.close(promise: nil)
        }
    }

    private func settle(_ context: ChannelHandlerContext) {
        guard unanswered == 0, !isReading else { return }
        turnstile.allAnswered()
        begin(context, seconds: bounds.idleSeconds)
    }

    private func rest() {
        deadline?.cancel()
        deadline = nil
    }
}
