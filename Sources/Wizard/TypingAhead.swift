import TextUI

/// What is typed into fields while an answer is awaited. It ends with any other key: a second Enter must not press the
/// next page's button unseen, and what follows it was meant for a page that nobody has seen yet.
struct TypingAhead: Sendable {
    private var keys: [Key] = []
    private var isOver = false

    mutating func take(_ key: Key) {
        switch key {
        case .character, .paste, .tab, .backTab, .backspace, .delete, .clear, .left, .right:
            if !isOver { keys.append(key) }
        default: isOver = true
        }
    }

    /// Gives what was typed, and begins anew.
    mutating func end() -> [Key] {
        defer { self = TypingAhead() }
        return keys
    }
}
