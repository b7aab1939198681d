/// The numbers of a control sequence: parted by `;`, and those of one by `:` (ECMA-48 5.4.2, ITU-T T.416).
struct SequenceParameters: Sendable {
    private var numbers: [[Int?]] = []

    /// Nil where there is something else in it, such as the sign of a private sequence.
    init?(_ bytes: some Collection<UInt8>) {
        guard !bytes.isEmpty else { return }
        for part in bytes.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false) {
            var subparts: [Int?] = []
            for digits in part.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false) {
                guard digits.count <= 9, digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
                subparts.append(digits.isEmpty ? nil : digits.reduce(0) { $0 * 10 + Int($1 - 0x30) })
            }
            numbers.append(subparts)
        }
    }

    var count: Int { numbers.count }

    /// A number, from 0; nil where it was left out.
    subscript(index: Int, part: Int = 0) -> Int? {
        guard numbers.indices.contains(index), numbers[index].indices.contains(part) else { return nil }
        return numbers[index][part]
    }

    /// All that `:` parts in one.
    func parts(of index: Int) -> [Int] { numbers.indices.contains(index) ? numbers[index].compactMap(\.self) : [] }
}
