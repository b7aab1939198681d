/// A character of UTF-8 whose bytes come one by one, over as many reads as it takes.
struct SplitCharacter: Sendable {
    enum Outcome: Equatable {
        /// Its rest is still to come.
        case unfinished
        case whole(Unicode.Scalar)
        /// The byte does not belong to it; it is to be read anew, and what was begun means nothing.
        case broken
    }

    private var value: UInt32 = 0
    private var missing = 0
    private var least: UInt32 = 0

    /// Whether one has begun and not ended.
    var isOpen: Bool { missing > 0 }

    /// Begins one, if the byte can (Unicode 16, table 3-7); others mean nothing (S33).
    mutating func begin(_ byte: UInt8) {
        switch byte {
        case 0xC2...0xDF: (value, missing, least) = (UInt32(byte & 0x1F), 1, 0x80)
        case 0xE0...0xEF: (value, missing, least) = (UInt32(byte & 0x0F), 2, 0x800)
        case 0xF0...0xF4: (value, missing, least) = (UInt32(byte & 0x07), 3, 0x1_0000)
        default: missing = 0
        }
    }

    mutating func take(_ byte: UInt8) -> Outcome {
        guard byte & 0xC0 == 0x80 else {
            self = SplitCharacter()
            return .broken
        }
        value = value << 6 | UInt32(byte & 0x3F)
        missing -= 1
        guard missing == 0 else { return .unfinished }
        defer { self = SplitCharacter() }
        // All its bytes were taken, so that none of them is read anew.
        return Unicode.Scalar(value).flatMap { $0.value >= least ? .whole($0) : nil } ?? .whole("\0")
    }
}
