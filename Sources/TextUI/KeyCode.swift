/// A key as newer terminals say it: the number of its character and what was held down with it (kitty's keyboard
/// protocol, xterm's modifyOtherKeys). We do not switch that on; whoever left it on is understood all the same.
struct KeyCode: Sendable {
    private let code: Int
    private let shifted: Int?
    private let text: [Int]
    private let modifiers: KeyModifiers

    init(_ code: Int, shifted: Int?, text: [Int], _ modifiers: KeyModifiers) {
        (self.code, self.shifted, self.text, self.modifiers) = (code, shifted, text, modifiers)
    }

    /// What it means; nothing for most with Alt, and for keys that do nothing alone.
    var event: InputEvent? {
        guard modifiers.isDisjoint(with: .foreign) else { return nil }
        if modifiers.contains(.alt) {
            guard (0x30...0x39).contains(code) else { return nil }
            return .key(.function(code == 0x30 ? 10 : code - 0x30))
        }
        if let key = namedKey { return .key(key) }
        if modifiers.contains(.control) { return control }
        return character.map { .key(.character(Character($0))) }
    }

    private var namedKey: Key? {
        switch code {
        case 8, 127: .backspace
        case 9: modifiers.contains(.shift) ? .backTab : .tab
        case 13, 57414: .enter
        case 27: .escape
        case 57417: .left
        case 57418: .right
        case 57419: .up
        case 57420: .down
        case 57421: .pageUp
        case 57422: .pageDown
        case 57423: .home
        case 57424: .end
        case 57426: .delete
        default: nil
        }
    }

    private var control: InputEvent? {
        let letter = code & ~0x20
        return (0x40...0x5F).contains(letter) ? InputEvent.ofControl(UInt8(letter & 0x1F)) : nil
    }

    private var character: Unicode.Scalar? {
        if text.count == 1 { return printable(text[0]) }
        // The number pad: digits, and . / * - + then Enter, = and the separator.
        if (57399...57408).contains(code) { return printable(code - 57399 + 0x30) }
        switch code {
        case 57409: return "."
        case 57410: return "/"
        case 57411: return "*"
        case 57412: return "-"
        case 57413: return "+"
        case 57415: return "="
        case 57416: return ","
        default: break
        }
        let isLetter = (0x61...0x7A).contains(code)
        if modifiers.contains(.shift) {
            if isLetter, modifiers.contains(.capsLock) { return printable(code) }
            if let shifted { return printable(shifted) }
            // Which character a layout has above another is not ours to guess.
            return isLetter ? printable(code - 0x20) : code == 0x20 ? " " : nil
        }
        return printable(isLetter && modifiers.contains(.capsLock) ? code - 0x20 : code)
    }

    /// The private use area holds kitty's keys that make no text.
    private func printable(_ value: Int) -> Unicode.Scalar? {
        guard value >= 0x20, !(0x7F..<0xA0).contains(value), !(0xE000...0xF8FF).contains(value) else { return nil }
        return Unicode.Scalar(UInt32(clamping: value))
    }
}
