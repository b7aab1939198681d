/// The five modern eras, by which most members know the year of their birth.
///
/// A table of our own: Foundation's Japanese calendar rolls impossible days over and costs 27 MB.
public enum JapaneseEra: String, CaseIterable, Hashable, Sendable {
    /// 明治, from 1868-10-23.
    case meiji
    /// 大正, from 1912-07-30.
    case taisho
    /// 昭和, from 1926-12-25.
    case showa
    /// 平成, from 1989-01-08.
    case heisei
    /// 令和, from 2019-05-01.
    case reiwa

    /// Its name, as `昭和`.
    public var kanji: String {
        switch self {
        case .meiji: "明治"
        case .taisho: "大正"
        case .showa: "昭和"
        case .heisei: "平成"
        case .reiwa: "令和"
        }
    }

    /// Its name in kana, as `しょうわ`.
    public var kana: String {
        switch self {
        case .meiji: "めいじ"
        case .taisho: "たいしょう"
        case .showa: "しょうわ"
        case .heisei: "へいせい"
        case .reiwa: "れいわ"
        }
    }

    /// Its name in Latin letters, as `Showa`.
    public var romanName: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }

    /// The letter that forms use for it, as `S`.
    public var letter: Character {
        switch self {
        case .meiji: "M"
        case .taisho: "T"
        case .showa: "S"
        case .heisei: "H"
        case .reiwa: "R"
        }
    }

    /// The Gregorian year in which it began: its year 1.
    public var firstYear: Int { firstDay.year }

    /// Its first day. An era that ended on the day the next began shares that day with it.
    public var firstDay: Birthdate {
        switch self {
        case .meiji: Birthdate(known: 1868, 10, 23)
        case .taisho: Birthdate(known: 1912, 7, 30)
        case .showa: Birthdate(known: 1926, 12, 25)
        case .heisei: Birthdate(known: 1989, 1, 8)
        case .reiwa: Birthdate(known: 2019, 5, 1)
        }
    }

    /// Its last day; nil for the era that goes on.
    public var lastDay: Birthdate? {
        switch self {
        case .meiji: Birthdate(known: 1912, 7, 30)
        case .taisho: Birthdate(known: 1926, 12, 25)
        case .showa: Birthdate(known: 1989, 1, 7)
        case .heisei: Birthdate(known: 2019, 4, 30)
        case .reiwa: nil
        }
    }

    /// Whether that day bore this era's name. The days on which two eras meet bore both.
    public func includes(_ day: Birthdate) -> Bool {
        guard day >= firstDay else { return false }
        guard let lastDay else { return true }
        return day <= lastDay
    }

    /// The era of a day, the newer one where two meet; nil before Meiji.
    public static func era(of day: Birthdate) -> JapaneseEra? { allCases.last { $0.includes(day) } }

    /// How people write it, longest first within an era; compared after folding and lower-casing.
    var spellings: [String] {
        switch self {
        case .meiji: ["明治", "めいじ", "明", "meiji", "m"]
        case .taisho: ["大正", "たいしょう", "大", "taisho", "t"]
        case .showa: ["昭和", "しょうわ", "昭", "showa", "s"]
        case .heisei: ["平成", "へいせい", "平", "heisei", "h"]
        case .reiwa: ["令和", "れいわ", "令", "reiwa", "r"]
        }
    }
}
