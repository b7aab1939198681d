import NIOCore
import NIOHTTP1

/// A request may name its host in its first line too, and then that is the one that counts (RFC 9112 §3.2.2). What
/// reads the head next drops it there: so it is laid beside the field, and two that differ are one too many.
final class RequestTarget: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPServerRequestPart

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard case .head(var head) = unwrapInboundIn(data), let authority = Self.authority(in: head.uri) else {
            return context.fireChannelRead(data)
        }
        if head.headers["Host"] != [authority] { head.headers.add(name: "Host", value: authority) }
        context.fireChannelRead(wrapInboundOut(.head(head)))
    }

    /// The host, with whatever stands before and behind it, of what is no path; nil for a path.
    static func authority(in target: String) -> String? {
        guard target.first != "/", target != "*" else { return nil }
        guard let slashes = target.firstRange(of: "://") else { return target }
        return String(target[slashes.upperBound...].prefix { !"/?#\\".contains($0) })
    }
}
