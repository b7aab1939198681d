/// What came from the keyboard, the mouse or the clipboard, decoded.
public enum Key: Hashable, Sendable {
    /// A printable character, one grapheme.
    case character(Character)
    /// Return or keypad Enter.
    case enter
    /// Tab.
    case tab
    /// Shift-Tab.
    case backTab
    /// Escape, alone.
    case escape
    /// Arrow up.
    case up
    /// Arrow down.
    case down
    /// Arrow left.
    case left
    /// Arrow right.
    case right
    /// Home.
    case home
    /// End.
    case end
    /// Page up.
    case pageUp
    /// Page down.
    case pageDown
    /// Backspace.
    case backspace
    /// Delete.
    case delete
    /// Ctrl-U: empties the field.
    case clear
    /// Ctrl-L: paints everything anew.
    case repaint
    /// F1 to F12; `Alt-1` to `Alt-0` are F1 to F10.
    case function(Int)
    /// F1 to F12 with Alt held down.
    case altFunction(Int)
    /// Text from the clipboard; data, never commands.
    case paste(String)
    /// The mouse or a finger, from 0 at the upper left corner.
    case pointed(row: Int, column: Int)
    /// One notch of the wheel; negative is up.
    case wheel(Int)
    /// Ctrl-C: asks to leave.
    case interrupt
}
