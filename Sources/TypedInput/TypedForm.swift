/// What can be seen of a typed password without knowing whether it is right: why it may be another than was meant.
public enum TypedForm: Hashable, Sendable {
    /// All its letters are capitals, as with Caps Lock.
    case capitals
    /// It has letters of Japanese, as with an input method; a browser's field for passwords takes none.
    case japanese

    /// What is seen of a text; `nil` where nothing is worth a word.
    public init?(of text: String) {
        let folded = Folding.compatible(text)
        let letters = folded.filter(\.isCased)
        if folded.unicodeScalars.contains(where: Self.isJapanese) {
            self = .japanese
        } else if letters.count > 1, letters.allSatisfy(\.isUppercase) {
            self = .capitals
        } else {
            return nil
        }
    }

    private static func isJapanese(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        // Kana, then Han and what is outside the first plane.
        case 0x3041...0x30FF, 0x31F0...0x31FF, 0x3005, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF,
            0x20000...0x3FFFF:
            true
        default: false
        }
    }
}
