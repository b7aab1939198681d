import Hummingbird
import HummingbirdCore
import NIOCore

/// What a visitor may cost before anything is known of her: seconds, bytes and connections (S33).
struct ConnectionBounds: Sendable {
    /// Seconds for which a connection may say nothing, or only part of a request's head.
    var idleSeconds: Int64 = 30
    /// Seconds from a request's head to the end of its answer; both are a few kilobytes.
    var exchangeSeconds: Int64 = 10
    /// Connections at once, over all visitors.
    var most = 512
    /// Of one address: an office behind one, with a browser's six each.
    var mostOfAddress = 100

    /// Bytes of a request's head.
    private static let longestHead = 16_384
    private static let mostFields = 64

    func http(proxies: Set<String>) -> HTTPServerBuilder {
        let connections = ConnectionsByAddress(most: mostOfAddress, proxies: proxies)
        let seconds = exchangeSeconds
        return .http1(
            configuration: HTTP1Channel.Configuration(
                additionalChannelHandlers: [
                    Turnstile(connections), ExchangeBounds(longest: .seconds(seconds)),
                ],
                idleTimeout: .seconds(idleSeconds),
                httpDecoderConfiguration: HTTP1Channel.Configuration.DecoderConfiguration(
                    maxHeaderFieldSize: Self.longestHead, maxHeaderListSize: Self.longestHead,
                    maxHeaderFieldCount: Self.mostFields)))
    }
}
