import Synchronization
import World

/// How many requests an address may make: a bucket that fills with time. Bounded, however many addresses ask.
final class RequestRate: Sendable {
    private struct Bucket {
        var requests: Double
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
    func admits(_ client: String) -> Bool {
        let now = world.now()
        return buckets.withLock { buckets in
            if buckets.count >= Self.longestList, buckets[client] == nil {
                // Those that have filled up again are as good as forgotten.
                buckets = buckets.filter { Self.filled($0.value, at: now).requests < Self.most }
                if buckets.count >= Self.longestList { return false }
            }
            var bucket = Self.filled(buckets[client] ?? Bucket(requests: Self.most, at: now), at: now)
            let isAdmitted = bucket.requests >= 1
            if isAdmitted { bucket.requests -= 1 }
            buckets[client] = bucket
            return isAdmitted
        }
    }

    private static func filled(_ bucket: Bucket, at now: Instant) -> Bucket {
        let seconds = Double(max(0, now.milliseconds - bucket.at.milliseconds)) / 1_000
        return Bucket(requests: min(most, bucket.requests + seconds * perSecond), at: now)
    }
}
