import Hummingbird
import Synchronization

/// One request on its way: who asks.
struct CompanionRequestContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    /// The address at the other end of the wire.
    let peer: String
    /// Who asks, as rates and waits are counted: the peer, or whom a believed proxy names.
    var client: String { blocks.name }
    /// The same with the blocks of addresses around it.
    var blocks: AddressBlocks

    /// S33: bytes of any body.
    static let longestBody = 65_536

    var maxUploadSize: Int { Self.longestBody }

    init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        peer = source.channel.remoteAddress?.ipAddress ?? ""
        blocks = AddressBlocks(peer)
    }
}
