import Synchronization

/// The connections that are open. Nobody takes them all, neither by holding many nor by having come first: who is
/// silent longest goes when there is no place for one more, of the same address first where it has as many as it may
/// hold. Proxies hold those of everybody, so that they are counted together with all others only.
final class OpenConnections: Sendable {
    private struct Held {
        let blocks: [AddressBlocks.Block]
        /// When it fell silent, in the order of such moments; nil while a whole request waits for its answer.
        var silentSince: Int?
        let close: @Sendable () -> Void
    }

    private struct State {
        var held: [Int: Held] = [:]
        var counts: [String: Int] = [:]
        var moments = 0
        var isProxy: @Sendable (String) -> Bool

        mutating func remove(_ number: Int) -> Held? {
            guard let held = held.removeValue(forKey: number) else { return nil }
            for block in held.blocks {
                let count = counts[block.name, default: 0]
                counts[block.name] = count > 1 ? count - 1 : nil
            }
            return held
        }

        /// Of a block, or of all; gives how it is closed.
        mutating func removeLongestSilent(of block: AddressBlocks.Block?) -> (@Sendable () -> Void)? {
            var longest: (number: Int, since: Int)?
            for (number, held) in held {
                guard let since = held.silentSince, since < longest?.since ?? .max else { continue }
                if let block, !held.blocks.contains(block) { continue }
                longest = (number, since)
            }
            return longest.flatMap { remove($0.number) }?.close
        }
    }

    private let state: Mutex<State>
    private let most: Int
    private let mostOfAddress: Int

    /// `most` in all, `mostOfAddress` of one address, and as many times that of a wider block as its share says.
    init(most: Int, mostOfAddress: Int, isProxy: @escaping @Sendable (String) -> Bool) {
        self.most = most
        self.mostOfAddress = mostOfAddress
        state = Mutex(State(isProxy: isProxy))
    }

    /// From now on others are proxies.
    func change(isProxy: @escaping @Sendable (String) -> Bool) { state.withLock { $0.isProxy = isProxy } }

    /// Lets one more in, which is silent at first; gives what it is to be called. nil where there is no place for it,
    /// and nobody silent who could go.
    func enter(from address: String, close: @escaping @Sendable () -> Void) -> Int? {
        var ended: [@Sendable () -> Void] = []
        let number: Int? = state.withLock { state in
            let blocks = state.isProxy(address) ? [] : AddressBlocks(address).all
            for block in blocks where state.counts[block.name, default: 0] >= mostOfAddress * block.share {
                guard let victim = state.removeLongestSilent(of: block) else { return nil }
                ended.append(victim)
            }
            if state.held.count >= most {
                guard let victim = state.removeLongestSilent(of: nil) else { return nil }
                ended.append(victim)
            }
            state.moments += 1
            state.held[state.moments] = Held(blocks: blocks, silentSince: state.moments, close: close)
            for block in blocks { state.counts[block.name, default: 0] += 1 }
            return state.moments
        }
        for close in ended { close() }
        return number
    }

    /// A whole request has come on it: the next word is ours.
    func waits(_ number: Int) { state.withLock { $0.held[number]?.silentSince = nil } }

    /// All that was asked on it is answered.
    func fallsSilent(_ number: Int) {
        state.withLock { state in
            state.moments += 1
            state.held[number]?.silentSince = state.moments
        }
    }

    /// It has ended.
    func leave(_ number: Int) { state.withLock { _ = $0.remove(number) } }
}
