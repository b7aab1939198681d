/// Writes the readings of words behind them in brackets, each at its first time: `届(とど)いたメール`. What stands behind
/// the last kanji of a word stays outside, as newspapers have it; the brackets are narrow, as no others in Japanese are.
/// One value goes through a page from its top to its end.
public struct Furigana: Sendable {
    private let readings: Readings
    /// What was read already.
    private var said: Set<String> = []

    /// Nothing is read yet.
    public init(_ readings: Readings = .listed) { self.readings = readings }

    /// A line with the readings of as many of its words as are taken, the first ones. What is there already in brackets
    /// counts as said.
    public mutating func write(in line: String, atMost most: Int = .max) -> (line: String, count: Int) {
        guard line.unicodeScalars.contains(where: \.isKanji) else { return (line, 0) }
        let text = Array(line.unicodeScalars)
        var result = String.UnicodeScalarView()
        var place = 0
        var count = 0
        for word in readings.words(in: text) {
            result.append(contentsOf: text[place..<word.place.upperBound])
            place = word.place.upperBound
            let name = String(String.UnicodeScalarView(text[word.place])) + word.reading
            if isRead(word, in: text) {
                said.insert(name)
            } else if count < most, !said.contains(name) {
                said.insert(name)
                result.append(contentsOf: "(\(word.reading))".unicodeScalars)
                place += spacesTaken(by: word, in: text)
                count += 1
            }
        }
        result.append(contentsOf: text[place...])
        return (String(result), count)
    }

    /// Whether its reading stands behind it already: `登録（とうろく）する`, `「貼り付け」（はりつけ）`.
    private func isRead(_ word: Readings.Word, in text: [Unicode.Scalar]) -> Bool {
        let rest = text[word.place.upperBound...].prefix(12).prefix { !"、。\n".unicodeScalars.contains($0) }
        guard let open = rest.firstIndex(of: "（"), let close = text[open...].firstIndex(of: "）") else { return false }
        let inside = text[(open + 1)..<close].filter { $0 != " " }
        guard inside.allSatisfy({ ("ぁ"..."ん").contains($0) }) else { return false }
        return String(String.UnicodeScalarView(inside)).contains(word.reading)
    }

    /// A second column keeps its place where there is room before it.
    private func spacesTaken(by word: Readings.Word, in text: [Unicode.Scalar]) -> Int {
        let spaces = text[word.place.upperBound...].prefix { $0 == " " }.count
        return min(max(0, spaces - 3), 2 * word.reading.count + 2)
    }
}
