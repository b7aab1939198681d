/// A field with its label, its permanent example and its error.
public struct Field: Equatable, Sendable {
    /// What may be typed and how it is shown.
    public enum Kind: Hashable, Sendable {
        /// Shown as typed.
        case open
        /// Shown as `*` unless revealed; kept in guarded memory.
        case secret
        /// Shown as typed, with `_` for what is missing; digits only.
        case code(digits: Int)

        fileprivate var keyboard: Keyboard {
            switch self {
            case .open: .letters
            case .secret: .password
            case .code: .digits
            }
        }
    }

    /// What the on-screen keyboard offers for it, where there is one.
    public enum Keyboard: Hashable, Sendable {
        /// Digits alone.
        case digits
        /// Digits, eras and what stands between the parts of a date.
        case date
        /// Digits and small letters.
        case letters
        /// Those, and what a mail address has besides.
        case mail
        /// All letters and signs.
        case password
    }

    /// Its name.
    public var control: Control
    /// `ユーザID（必須）`.
    public var label: String
    /// What may be typed.
    public var kind: Kind
    /// Columns between the brackets.
    public var width: Int
    /// Whether the label stands on the row of the field or above it.
    public var labelBeside: Bool
    /// Columns before the label.
    public var indent: Int
    /// At the right of the field, on its row: the permanent example, a count, a remark.
    public var aside: String
    /// Under the field, in words, without the mark: what is wrong.
    public var error: String?
    /// Under the field: what is right about it.
    public var praise: String?
    /// Said where Enter finds it empty; nil where it may stay so (T24).
    public var missing: String?
    /// Said where Enter would go on from it to the next field, although what was typed cannot count.
    public var unfit: String?
    /// Whether what it asks for proves who she is, so that it is forgotten as secrets are.
    public var isProof: Bool
    /// What the on-screen keyboard offers for it.
    public var keyboard: Keyboard

    /// A field. What it may hold says which keyboard it needs, if nothing else does.
    public init(
        _ control: Control, label: String, kind: Kind = .open, width: Int = 26, labelBeside: Bool = false,
        indent: Int = Layout.margin, aside: String = "", error: String? = nil, praise: String? = nil,
        missing: String? = nil, isProof: Bool = false, keyboard: Keyboard? = nil
    ) {
        self.control = control
        self.label = label
        self.kind = kind
        self.width = width
        self.labelBeside = labelBeside
        self.indent = indent
        self.aside = aside
        self.error = error
        self.praise = praise
        self.missing = missing
        self.isProof = isProof
        self.keyboard = keyboard ?? kind.keyboard
    }

    /// Why Enter does not go on from it.
    public func complaint(in draft: Draft) -> String? { draft.isEmpty(control) ? missing : unfit }

    /// Whether what stands in it gives way to what she types next.
    func givesWay(in draft: Draft) -> Bool { draft.kept.contains(control) && !draft.isEmpty(control) }
}
