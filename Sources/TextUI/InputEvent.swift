/// What the bytes of a terminal came to.
public enum InputEvent: Hashable, Sendable {
    /// A key, the mouse or a paste.
    case key(Key)
    /// Ctrl-Z.
    case suspend
    /// The answer to "where is the cursor?" (CPR), from 1.
    case cursorAt(row: Int, column: Int)
    /// The answer to "which colour is behind the text?" (OSC 11).
    case backdrop(Backdrop)
}
