private import Foundation

/// Names as people write them in Latin letters: Hepburn or Kunrei, with long vowels written out or not.
public enum Romaji {
    /// The one spelling in which such names are compared: `taro` for tarou, taroh and tarō, `sizuka` for shizuka.
    /// What is no Latin letter stays.
    public static func canonical(_ latin: String) -> String {
        var text = latin.lowercased()
        for (written, meant) in rules { text = text.replacingOccurrences(of: written, with: meant) }
        return closed(text)
    }

    /// The same spelling of a name in kana; `nil` where anything else stands in it.
    public static func canonical(kana: String) -> String? {
        var latin = ""
        for scalar in Folding.compatible(kana).unicodeScalars {
            // Hiragana has katakana's order.
            let isHiragana = (0x3041...0x3096).contains(scalar.value)
            guard let katakana = Unicode.Scalar(scalar.value + (isHiragana ? 0x60 : 0)) else { return nil }
            switch katakana {
            case "ー", "・", "ッ": continue
            case "ャ", "ュ", "ョ", "ァ", "ィ", "ゥ", "ェ", "ォ":
                if let last = latin.last, "aiueo".contains(last) { latin.removeLast() }
                latin += small[Character(katakana)] ?? ""
            default:
                guard let sound = sounds[Character(katakana)] else { return nil }
                latin += sound
            }
        }
        return latin.isEmpty ? nil : canonical(latin)
    }

    /// Applied in this order, so that both ways of writing a sound come to one.
    private static let rules = [
        ("ā", "a"), ("â", "a"), ("ī", "i"), ("î", "i"), ("ū", "u"), ("û", "u"), ("ē", "e"), ("ê", "e"), ("ō", "o"),
        ("ô", "o"), ("'", ""), ("cch", "ch"), ("sh", "s"), ("sy", "s"), ("ch", "t"), ("cy", "t"), ("ty", "t"),
        ("ts", "t"),
        ("dz", "z"), ("dj", "z"), ("dy", "z"), ("du", "zu"), ("di", "zi"), ("jy", "z"), ("zy", "z"), ("j", "z"),
        ("f", "h"), ("v", "b"), ("l", "r"), ("wo", "o"), ("mb", "nb"), ("mp", "np"), ("mm", "nm"),
    ]

    /// Long vowels and doubled consonants as one letter, and no h that only makes an o long (Ohno, Satoh).
    private static func closed(_ text: String) -> String {
        let vowels: Set<Character> = ["a", "i", "u", "e", "o"]
        let letters = Array(text)
        var closed: [Character] = []
        for (index, letter) in letters.enumerated() {
            if letter.isLetter, closed.last == letter { continue }
            if letter == "h", closed.last == "o", index + 1 == letters.count || !vowels.contains(letters[index + 1]) {
                continue
            }
            if letter == "u", closed.last == "o" { continue }
            closed.append(letter)
        }
        return String(closed)
    }

    private static let small: [Character: String] = [
        "ャ": "ya", "ュ": "yu", "ョ": "yo", "ァ": "a", "ィ": "i", "ゥ": "u", "ェ": "e", "ォ": "o",
    ]

    private static let sounds: [Character: String] = {
        let rows = [
            ("", "アイウエオ"), ("k", "カキクケコ"), ("g", "ガギグゲゴ"), ("s", "サシスセソ"), ("z", "ザジズゼゾ"), ("t", "タチツテト"),
            ("d", "ダヂヅデド"), ("n", "ナニヌネノ"), ("h", "ハヒフヘホ"), ("b", "バビブベボ"), ("p", "パピプペポ"), ("m", "マミムメモ"),
            ("r", "ラリルレロ"),
        ]
        var sounds: [Character: String] = [
            "ヤ": "ya", "ユ": "yu", "ヨ": "yo", "ワ": "wa", "ヲ": "o", "ヰ": "i", "ヱ": "e", "ン": "n", "ヴ": "bu",
        ]
        for (consonant, kana) in rows {
            for (letter, vowel) in zip(kana, "aiueo") { sounds[letter] = consonant + String(vowel) }
        }
        return sounds
    }()
}
