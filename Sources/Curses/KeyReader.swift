import CNCurses
import Terminal

/// Turns what `get_wch` gives into keys.
struct KeyReader {
    /// The most that a paste may hold; the rest is thrown away, the terminal keeps up (R06, T15).
    static let mostPasted = 65_536

    private var pasted: String?

    /// Whether a paste has begun and not ended.
    var isPasting: Bool { pasted != nil }

    /// A key, or none where the event is part of something or means nothing.
    mutating func key(result: Int32, value: UInt32) -> Key? {
        // Key codes overlap Unicode: only the result tells them apart.
        let isKey = result == Int32(CURSES_IS_KEY.rawValue)
        if isKey, value == CURSES_PASTE_BEGINS.rawValue {
            pasted = pasted ?? ""
            return nil
        }
        if isKey, value == CURSES_PASTE_ENDS.rawValue { return endPaste() }
        if pasted != nil {
            if !isKey { collect(value) }
            return nil
        }
        return isKey ? special(value) : character(value)
    }

    /// A paste whose end never came is a paste all the same.
    mutating func endPaste() -> Key? {
        guard let text = pasted else { return nil }
        pasted = nil
        return text.isEmpty ? nil : .paste(text)
    }

    private mutating func collect(_ value: UInt32) {
        guard let scalar = Unicode.Scalar(value), let length = pasted?.utf8.count, length < KeyReader.mostPasted
        else { return }
        pasted?.unicodeScalars.append(scalar == "\r" ? "\n" : scalar)
    }

    private func character(_ value: UInt32) -> Key? {
        switch value {
        case 3: .interrupt
        case 8, 127: .backspace
        case 9: .tab
        case 10, 13: .enter
        case 12: .repaint
        case 21: .clear
        case 27: .escape
        case 0..<32, 0x80..<0xA0: nil
        default: Unicode.Scalar(value).map { .character(Character($0)) }
        }
    }

    private func special(_ value: UInt32) -> Key? {
        switch value {
        case CURSES_UP.rawValue: .up
        case CURSES_DOWN.rawValue: .down
        case CURSES_LEFT.rawValue: .left
        case CURSES_RIGHT.rawValue: .right
        case CURSES_HOME.rawValue: .home
        case CURSES_END.rawValue: .end
        case CURSES_PAGE_UP.rawValue: .pageUp
        case CURSES_PAGE_DOWN.rawValue: .pageDown
        case CURSES_BACKSPACE.rawValue: .backspace
        case CURSES_DELETE.rawValue: .delete
        case CURSES_BACK_TAB.rawValue: .backTab
        case CURSES_ENTER.rawValue: .enter
        case CURSES_MOUSE.rawValue: mouse()
        case CURSES_FUNCTION_0.rawValue + 1...CURSES_FUNCTION_0.rawValue + 12:
            .function(Int(value - CURSES_FUNCTION_0.rawValue))
        default: nil
        }
    }

    private func mouse() -> Key? {
        var row: Int32 = 0
        var column: Int32 = 0
        return switch curses_mouse(&row, &column) {
        case 1: .pointed(row: Int(row), column: Int(column))
        case 2: .wheel(-1)
        case 3: .wheel(1)
        default: nil
        }
    }
}

extension AmbiguousWidth {
    /// The terminal's answer, which comes among the keys.
    init?(key value: UInt32) {
        switch value {
        case CURSES_AMBIGUOUS_IS_NARROW.rawValue: self = .narrow
        case CURSES_AMBIGUOUS_IS_WIDE.rawValue: self = .wide
        default: return nil
        }
    }
}
