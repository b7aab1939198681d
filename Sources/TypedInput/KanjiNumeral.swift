/// Numbers written in kanji: 二十五, 一九五〇, 千九百五十.
enum KanjiNumeral {
    private static let worth: [Character: Int] = [
        "〇": 0, "零": 0, "○": 0, "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
        "壱": 1, "弐": 2, "参": 3, "拾": 10, "廿": 20, "卅": 30, "十": 10, "百": 100, "千": 1000,
    ]

    static func contains(_ character: Character) -> Bool { worth[character] != nil }

    /// Its value and how many digits that has; nil when it is no number below 10,000.
    static func read(_ numeral: Substring) -> (value: Int, digits: Int)? {
        let values = numeral.compactMap { worth[$0] }
        guard values.count == numeral.count, !values.isEmpty, values.count <= 8 else { return nil }
        if values.allSatisfy({ $0 < 10 }) {
            return (values.reduce(0) { $0 * 10 + $1 }, values.count)
        }
        var total = 0
        var pending: Int?
        var lastUnit = 10_000
        for value in values {
            switch value {
            case 0...9:
                guard pending == nil, value > 0 else { return nil }
                pending = value
            case 20, 30:
                guard pending == nil, lastUnit > 10 else { return nil }
                total += value
                lastUnit = 10
            default:
                guard value < lastUnit else { return nil }
                total += (pending ?? 1) * value
                pending = nil
                lastUnit = value
            }
        }
        total += pending ?? 0
        return (total, String(total).count)
    }
}
