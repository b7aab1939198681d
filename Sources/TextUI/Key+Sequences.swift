/// What terminals send for keys, and for the mouse.
extension Key {
    /// `CSI 5 ~`. With Shift or Ctrl a key of the cursor is what it is without; F1 to F12 are then others.
    static func numbered(_ number: Int, isPlain: Bool) -> Key? {
        switch number {
        case 1, 7: .home
        case 3: .delete
        case 4, 8: .end
        case 5: .pageUp
        case 6: .pageDown
        case 11...15 where isPlain: .function(number - 10)
        case 17...21 where isPlain: .function(number - 11)
        case 23, 24: isPlain ? .function(number - 12) : nil
        default: nil
        }
    }

    /// `CSI A`, `SS3 A`; rxvt has small letters for arrows with Shift or Ctrl.
    static func lettered(_ letter: UInt8, isPlain: Bool) -> Key? {
        switch letter {
        case UInt8(ascii: "A"), UInt8(ascii: "a"): .up
        case UInt8(ascii: "B"), UInt8(ascii: "b"): .down
        case UInt8(ascii: "C"), UInt8(ascii: "c"): .right
        case UInt8(ascii: "D"), UInt8(ascii: "d"): .left
        case UInt8(ascii: "H"): .home
        case UInt8(ascii: "F"): .end
        case UInt8(ascii: "Z"): .backTab
        case UInt8(ascii: "P")...UInt8(ascii: "S"): isPlain ? .function(Int(letter) - 0x4F) : nil
        default: nil
        }
    }

    /// `CSI 24 ; 3 ~`: of F1 to F12 that are held down with another key, those with Alt alone.
    static func numbered(_ number: Int, heldWith modifiers: KeyModifiers) -> Key? {
        modifiers.areAlt ? numbered(number, isPlain: true)?.withAlt : nil
    }

    /// `CSI 1 ; 3 P`.
    static func lettered(_ letter: UInt8, heldWith modifiers: KeyModifiers) -> Key? {
        modifiers.areAlt ? lettered(letter, isPlain: true)?.withAlt : nil
    }

    private var withAlt: Key? { if case .function(let number) = self { .altFunction(number) } else { nil } }

    /// VT100 User Guide, table 3-8; VT220 Programmer Reference, and what xterm adds for PCs.
    static func ofNumberPad(_ letter: UInt8) -> Key? {
        switch letter {
        case UInt8(ascii: "p")...UInt8(ascii: "y"): .character(Character(Unicode.Scalar(letter - 0x40)))
        case UInt8(ascii: "j")...UInt8(ascii: "o"): .character(Character(Unicode.Scalar(letter - 0x40)))
        case UInt8(ascii: "X"): .character("=")
        case UInt8(ascii: " "): .character(" ")
        case UInt8(ascii: "I"): .tab
        case UInt8(ascii: "M"): .enter
        default: nil
        }
    }

    /// A press of the mouse, or a turn of its wheel; rows and columns count from 1.
    static func pointed(button: Int, column: Int, row: Int) -> Key? {
        // Shift, Meta and Ctrl are 4, 8 and 16; a move has 32.
        switch button & ~0x1C {
        case 0: row >= 1 && column >= 1 ? .pointed(row: row - 1, column: column - 1) : nil
        case 64: .wheel(-1)
        case 65: .wheel(1)
        default: nil
        }
    }
}

extension InputEvent {
    /// What a control character means.
    static func ofControl(_ byte: UInt8) -> InputEvent? {
        switch byte {
        case 3: .key(.interrupt)
        case 8, 127: .key(.backspace)
        case 9: .key(.tab)
        case 10, 13: .key(.enter)
        case 12: .key(.repaint)
        case 21: .key(.clear)
        case 26: .suspend
        case 27: .key(.escape)
        default: nil
        }
    }
}
