extension BidirectionalCollection where Element == UInt8 {
    /// Whether a text stands in these bytes of another. The library's own search makes itself ready for patterns first,
    /// which a start pays for (P01).
    func contains(_ text: some StringProtocol) -> Bool {
        guard let first = text.utf8.first else { return true }
        var rest = self[...]
        while let index = rest.firstIndex(of: first) {
            rest = rest[index...]
            if rest.starts(with: text.utf8) { return true }
            rest = rest.dropFirst()
        }
        return false
    }
}
