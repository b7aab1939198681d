import Content

/// The parts of a Japanese heading between which its line may end: never within a word. Browsers that find them by
/// themselves are few.
enum Phrases {
    /// What a phrase ends with before a word of other characters begins: a particle, or the end of a verb.
    private static let endings: Set<Character> = [
        "の", "を", "に", "で", "と", "は", "が", "へ", "も", "や", "て", "た", "な", "か", "り", "る", "い", "、", "。", "」", "】", " ",
    ]
    /// These begin nothing.
    private static let closing: Set<Character> = ["、", "。", "」", "】", "）", ")", "？", " "]

    /// A heading in its phrases. In other languages lines end at spaces.
    static func of(_ heading: String, in language: Language) -> [String] {
        guard language.isJapanese else { return [heading] }
        var phrases: [String] = []
        var phrase = ""
        for letter in heading {
            if let last = phrase.last, mayEnd(after: last, before: letter, in: phrase) {
                phrases.append(phrase)
                phrase = ""
            }
            phrase.append(letter)
        }
        return phrases + [phrase]
    }

    private static func mayEnd(after last: Character, before next: Character, in phrase: String) -> Bool {
        if "(（".contains(next) { return phrase.count > 1 }
        guard endings.contains(last), !closing.contains(next), !isHiragana(next) else { return false }
        // 読み取る, 引き出す, 受け取る: the end of the first verb is no end of the word. 「の」 alone ends nothing either.
        if last == "り" || last == "い" { return next == "「" || !isKanji(next) }
        return phrase.count > 1
    }

    private static func isHiragana(_ letter: Character) -> Bool {
        letter.unicodeScalars.first.map { (0x3041...0x309F).contains($0.value) } ?? false
    }

    private static func isKanji(_ letter: Character) -> Bool {
        letter.unicodeScalars.first.map { (0x4E00...0x9FFF).contains($0.value) } ?? false
    }
}
