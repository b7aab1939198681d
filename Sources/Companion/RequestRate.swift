import Synchronization
import World

/// How many requests an address may make, and the blocks of IPv6 around it: a bucket each, which fills with time.
/// Bounded, however many addresses ask.
final class RequestRate: Sendable {
    private struct Bucket {
        var requests: Double
        /// How often what an address may ask for goes into what this block may.
        var share: Int
        var at: Instant
    }

    private let buckets = Mutex<[String: Bucket]>([:])
    private let world: World

    /// Requests at once, and how many come back each second.
    private static let most = 60.0
    private static let perSecond = 2.0
    private static let longestList = 4_096

    init(world: World) { self.world = world }

    /// Whether one more is let in.
    func admits(_ client: AddressBlocks) -> Bool {
        let now = world.now()
        return buckets.withLock { buckets in
            let present = client.all.map { block in
                (block, Self.filled(buckets[block.name], share: block.share, at: now))
            }
            // Who is refused for the whole of her /48 leaves no trace in it, or she would fill the list with her own.
            guard present.allSatisfy({ $0.1.requests >= 1 }) else { return false }
            for (block, bucket) in present {
                if buckets.count >= Self.longestList, buckets[block.name] == nil { Self.makeRoom(in: &buckets) }
                buckets[block.name] = Bucket(requests: bucket.requests - 1, share: block.share, at: now)
            }
            return true
        }
    }

    /// Those that have filled up again are as good as forgotten. Where that is not enough, those go that have asked for
    /// nothing for longest: a full list keeps nobody out.
    private static func makeRoom(in buckets: inout [String: Bucket]) {
        guard let now = buckets.values.map(\.at).max() else { return }
        buckets = buckets.filter { entry in
            filled(entry.value, share: entry.value.share, at: now).requests < most * Double(entry.value.share)
        }
        guard buckets.count >= longestList else { return }
        let oldest = buckets.sorted { $0.value.at < $1.value.at }.prefix(longestList / 4)
        for (name, _) in oldest { buckets[name] = nil }
    }

    private static func filled(_ bucket: Bucket?, share: Int, at now: Instant) -> Bucket {
        let full = most * Double(share)
        guard let bucket else { return Bucket(requests: full, share: share, at: now) }
        let seconds = Double(max(0, now.milliseconds - bucket.at.milliseconds)) / 1_000
        let requests = min(full, bucket.requests + seconds * perSecond * Double(share))
        return Bucket(requests: requests, share: share, at: now)
    }
}
