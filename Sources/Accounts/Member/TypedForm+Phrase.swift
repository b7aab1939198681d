public import Content
public import TypedInput

extension TypedForm {
    /// What to look after when a password with it did not fit, at the terminal and on the web alike.
    public var whenRefused: Phrase {
        switch self {
        case .capitals: "typed.capitals"
        case .japanese: "typed.japanese"
        }
    }
}
