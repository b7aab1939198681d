extension Key {
    /// What a keyboard calls it; what it types, where it types something.
    public var name: String {
        switch self {
        case .character(" "): "Space"
        case .character(let character): String(character)
        case .enter: "Enter"
        case .tab: "Tab"
        case .backTab: "Shift-Tab"
        case .escape: "Esc"
        case .up: "Up"
        case .down: "Down"
        case .left: "Left"
        case .right: "Right"
        case .home: "Home"
        case .end: "End"
        case .pageUp: "PageUp"
        case .pageDown: "PageDown"
        case .backspace: "Backspace"
        case .delete: "Delete"
        case .clear: "Ctrl-U"
        case .repaint: "Ctrl-L"
        case .function(let number): "F\(number)"
        case .altFunction(let number): "Alt-F\(number)"
        case .paste: "Paste"
        case .pointed: "Touch"
        case .wheel: "Wheel"
        case .interrupt: "Ctrl-C"
        }
    }
}
