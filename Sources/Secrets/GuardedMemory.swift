private import CSodium
import Synchronization

/// Memory for secrets, between pages that nobody may touch, locked against swapping and left out of core dumps. To make
/// such a block takes some 13 calls of the system, and a login needs five, so a few that were let go of are kept,
/// zeroed, for the next secret of their length (P04). May be used from any thread.
enum GuardedMemory {
    private struct Block: @unchecked Sendable {
        // Unchecked because of the pointer alone: whoever takes the block is the only one to have it.
        let start: UnsafeMutableRawPointer
        let count: Int
    }

    /// Blocks that are kept at most: a wizard's memory is counted (P03).
    private static let mostKept = 8
    private static let kept = Mutex<[Block]>([])

    /// That many bytes, all of them zero, that may be written until `seal`.
    static func take(_ count: Int) -> UnsafeMutableRawPointer {
        let known = kept.withLock { kept in
            kept.lastIndex { $0.count == count }.map { kept.remove(at: $0) }
        }
        if let known { return known.start }
        Sodium.prepare()
        guard let start = sodium_malloc(count) else { preconditionFailure("no memory left for a secret") }
        sodium_memzero(start, count)
        return start
    }

    /// From now on they may only be read.
    static func seal(_ start: UnsafeMutableRawPointer) { sodium_mprotect_readonly(start) }

    /// Wipes them, and keeps or frees their memory.
    static func giveBack(_ start: UnsafeMutableRawPointer, count: Int) {
        sodium_mprotect_readwrite(start)
        sodium_memzero(start, count)
        let block = Block(start: start, count: count)
        let isKept = kept.withLock { kept in
            guard kept.count < mostKept else { return false }
            kept.append(block)
            return true
        }
        if !isKept { sodium_free(start) }
    }
}
