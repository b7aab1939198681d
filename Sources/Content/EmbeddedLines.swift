private import Glibc

/// The lines of an embedded file, without those that are empty.
struct EmbeddedLines {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var place: Int

    init(of bytes: UnsafeBufferPointer<UInt8>, from place: Int) {
        self.bytes = bytes
        self.place = place
    }

    mutating func next() -> Range<Int>? {
        while place < bytes.count {
            let start = place
            let end = bytes.firstIndex(of: "\n", in: start..<bytes.count) ?? bytes.count
            place = end + 1
            if start < end { return start..<end }
        }
        return nil
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// By the C library, which compares many bytes at once.
    func hasSameBytes(as other: UnsafeBufferPointer<UInt8>) -> Bool {
        guard count == other.count else { return false }
        guard let baseAddress, let otherAddress = other.baseAddress else { return true }
        return memcmp(baseAddress, otherAddress, count) == 0
    }

    /// By the C library, which looks at many bytes at once.
    func firstIndex(of character: Unicode.Scalar, in range: Range<Int>) -> Int? {
        guard let baseAddress, let found = memchr(baseAddress + range.lowerBound, Int32(character.value), range.count)
        else { return nil }
        return UnsafeRawPointer(baseAddress).distance(to: UnsafeRawPointer(found))
    }
}
