import World

/// Spoils files by a chance that repeats: bytes turned, parts cut out, doubled or moved, and pieces of the format's own
/// put in anywhere (S33).
public struct Fuzz {
    private let world: World
    private let pieces: [[UInt8]]

    /// With pieces that a parser of the format takes for something.
    public init(seed: UInt64, pieces: [String]) {
        world = FixedWorld(at: Instant(unixSeconds: 0), seed: seed).world
        self.pieces = pieces.map { Array($0.utf8) }
    }

    /// The same bytes, spoiled in one to three places.
    public func spoiled(_ bytes: [UInt8]) -> [UInt8] {
        var spoiled = bytes
        for _ in 0...world.random(below: 3) { spoil(&spoiled) }
        return spoiled
    }

    /// One of some values.
    public func any<Value>(of values: [Value]) -> Value { values[world.random(below: values.count)] }

    private func spoil(_ bytes: inout [UInt8]) {
        let start = world.random(below: bytes.count + 1)
        let end = min(bytes.count, start + world.random(below: 24))
        switch world.random(below: 6) {
        case 0 where start < bytes.count: bytes[start] ^= 1 << UInt8(world.random(below: 8))
        case 1: bytes.removeSubrange(start..<end)
        case 2: bytes.insert(contentsOf: bytes[start..<end], at: world.random(below: bytes.count + 1))
        case 3:
            let part = bytes[start..<end]
            bytes.removeSubrange(start..<end)
            bytes.insert(contentsOf: part, at: world.random(below: bytes.count + 1))
        case 4: bytes.insert(contentsOf: world.randomBytes(1 + world.random(below: 4)), at: start)
        default: bytes.replaceSubrange(start..<end, with: any(of: pieces))
        }
    }
}
