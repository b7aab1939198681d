/// A paste that has begun and not ended (R06, T15).
struct OpenPaste: Sendable {
    /// What it holds so far.
    private(set) var text = ""
    /// The line fell silent in the middle. What comes next may be its rest, late, or a person who types on because the
    /// terminal lost the end.
    private(set) var isInterrupted = false
    private var length = 0

    mutating func collect(_ scalar: Unicode.Scalar) {
        let count = UTF8.width(scalar)
        // The rest is thrown away, the terminal keeps up.
        guard length + count <= InputParser.mostPasted else { return }
        length += count
        text.unicodeScalars.append(scalar)
    }

    /// Gives what it holds.
    mutating func interrupt() -> String {
        defer { (text, length, isInterrupted) = ("", 0, true) }
        return text
    }

    /// Whether bytes are one key or character: a person types one by one, a late rest comes in a piece.
    static func isOneKey(_ bytes: some Collection<UInt8>) -> Bool {
        guard let first = bytes.first, bytes.count > 1, first != 0x1B else { return true }
        return bytes.count <= 4 && String(decoding: bytes, as: UTF8.self).unicodeScalars.count == 1
    }
}
