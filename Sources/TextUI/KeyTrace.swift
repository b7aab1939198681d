/// A key as it arrived: what it was taken for, and what the terminal sent.
public struct KeyTrace: Hashable, Sendable {
    /// What it was taken for; `nil` for what means nothing here.
    public let key: Key?
    /// The bytes, in their order.
    public let bytes: [UInt8]

    /// A key that arrived so.
    public init(key: Key?, bytes: [UInt8]) {
        self.key = key
        self.bytes = bytes
    }
}
