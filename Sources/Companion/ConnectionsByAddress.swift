import NIOCore
import Synchronization

/// How many connections an address may hold, so that nobody alone takes them all. Proxies hold those of everybody.
final class ConnectionsByAddress: Sendable {
    private let open = Mutex<[String: Int]>([:])
    private let proxies: Set<String>
    private let most: Int

    init(most: Int, proxies: Set<String>) {
        self.most = most
        self.proxies = proxies
    }

    /// Whether one more is let in; then it is to be told when it ends.
    fileprivate func admits(_ address: String) -> Bool {
        if proxies.contains(ClientAddress.plain(address)) { return true }
        return open.withLock { open in
            let count = open[ClientAddress.counted(address), default: 0]
            guard count < most else { return false }
            open[ClientAddress.counted(address)] = count + 1
            return true
        }
    }

    fileprivate func end(_ address: String) {
        if proxies.contains(ClientAddress.plain(address)) { return }
        open.withLock { open in
            let count = open[ClientAddress.counted(address), default: 0]
            open[ClientAddress.counted(address)] = count > 1 ? count - 1 : nil
        }
    }
}

/// Counts one connection from its beginning to its end.
final class Turnstile: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = Any
    typealias InboundOut = Any

    private let connections: ConnectionsByAddress
    /// Where it comes from, while it counts.
    private var address: String?

    init(_ connections: ConnectionsByAddress) { self.connections = connections }

    func channelActive(context: ChannelHandlerContext) {
        let address = context.remoteAddress?.ipAddress ?? ""
        guard connections.admits(address) else { return context.close(promise: nil) }
        self.address = address
        context.fireChannelActive()
    }

    func channelInactive(context: ChannelHandlerContext) {
        leave()
        context.fireChannelInactive()
    }

    func handlerRemoved(context: ChannelHandlerContext) { leave() }

    private func leave() {
        guard let address else { return }
        self.address = nil
        connections.end(address)
    }
}
