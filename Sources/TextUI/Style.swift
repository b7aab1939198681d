/// What a cell is, not how it looks: the theme decides about colours where the terminal is known.
public struct Style: Hashable, Sendable {
    /// The part that a cell plays on the page.
    public enum Role: UInt8, CaseIterable, Sendable {
        /// Ordinary text.
        case plain
        /// What a page asks for.
        case lead
        /// The one thing to look at.
        case strong
        /// Something went wrong.
        case wrong
        /// Something is right.
        case right
        /// Less important.
        case quiet
        /// Row 1.
        case heading
        /// Row 2.
        case banner
        /// The thin line below the banner and above the keys.
        case rule
        /// The label of a field.
        case label
        /// The inside of a field.
        case field
        /// What stands in a field and gives way to what is typed next.
        case selection
        /// The brackets of a field.
        case frame
        /// The number of a choice.
        case number
        /// The title of a choice.
        case choice
        /// A button with its brackets.
        case button
        /// A button that leads out of the page, with its brackets.
        case way
        /// The sign that shows where the focus is.
        case pointer
        /// The name of a key on the last row.
        case keyName
        /// The rest of the last row.
        case keyBar
        /// The row of keys that are not the wizard's.
        case windowBar
        /// What is being waited for.
        case waiting
        /// A key of the on-screen keyboard.
        case screenKey
        /// Modules of a QR code, which are black on white in every theme.
        case symbol
        /// A dark module of a QR code that is painted with spaces: white on black in every theme.
        case symbolDark
        /// The eight colours that every terminal has which has any, as it shows them by itself; on no member's page.
        case black, red, green, yellow, blue, magenta, cyan, white

        /// Those eight, in the order of their numbers.
        public static let palette: [Role] = [.black, .red, .green, .yellow, .blue, .magenta, .cyan, .white]
        /// What a theme decides about.
        public static let ofThemes = allCases.filter { !palette.contains($0) }
    }

    /// The part that it plays.
    public var role: Role
    /// Whether it belongs to what has the focus; shown in reverse.
    public var focused: Bool

    /// A style.
    public init(_ role: Role = .plain, focused: Bool = false) {
        self.role = role
        self.focused = focused
    }

    /// Ordinary text.
    public static let plain = Style()
    /// Where a finger has touched the terminal.
    static let marked = Style(.pointer, focused: true)
}

extension Tone {
    /// How a text of this tone is drawn.
    var style: Style {
        switch self {
        case .plain: Style(.plain)
        case .strong: Style(.strong)
        case .wrong: Style(.wrong)
        case .right: Style(.right)
        case .quiet: Style(.quiet)
        }
    }
}
