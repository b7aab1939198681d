import Hummingbird
import HummingbirdCore
import NIOCore

/// What a visitor may cost before anything is known of her: seconds, bytes and connections (S33).
struct ConnectionBounds: Sendable {
    /// Seconds from the beginning of a connection to the end of its first request's head; TLS is said hello within
    /// them.
    var headSeconds: Int64 = 10
    /// Seconds from an answer to the end of the next request's head.
    var idleSeconds: Int64 = 30
    /// Seconds from a request's head to the end of its answer; both are a few kilobytes.
    var exchangeSeconds: Int64 = 10
    /// Connections at once, over all visitors.
    var most = 512
    /// Of one address: an office behind one, with a browser's six each. Twice that of a /56 of IPv6, four times of a
    /// /48.
    var mostOfAddress = 100
    /// Connections beyond the most that are on their way out: over TLS a farewell is waited for.
    var leaving = 128

    /// Bytes of a request's head.
    private static let longestHead = 16_384
    private static let mostFields = 64

    func http(_ connections: OpenConnections) -> HTTPServerBuilder {
        .http1(
            configuration: HTTP1Channel.Configuration(
                additionalChannelHandlers: handlers(connections),
                idleTimeout: .seconds(idleSeconds),
                httpDecoderConfiguration: HTTP1Channel.Configuration.DecoderConfiguration(
                    maxHeaderFieldSize: Self.longestHead, maxHeaderListSize: Self.longestHead,
                    maxHeaderFieldCount: Self.mostFields)))
    }

    private func handlers(_ connections: OpenConnections) -> [any RemovableChannelHandler] {
        let turnstile = Turnstile(connections)
        return [turnstile, ExchangeBounds(self, turnstile: turnstile)]
    }
}
