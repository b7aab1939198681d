/// One place of the grid.
public struct Cell: Hashable, Sendable {
    /// What stands in it.
    public enum Content: Hashable, Sendable {
        /// A character that starts here.
        case text(Glyph)
        /// The right half of the wide character before it.
        case continuation
        /// Two modules of a QR code, one above the other; true is dark.
        case modules(upper: Bool, lower: Bool)
    }

    /// What stands in it.
    public var content: Content
    /// The part that it plays.
    public var style: Style

    /// A cell.
    public init(_ content: Content, style: Style = .plain) {
        self.content = content
        self.style = style
    }

    /// An empty cell.
    public static let empty = Cell(.text(.space))

    /// As a drawing in dark ink shows it; nothing for a right half.
    var drawn: String {
        switch content {
        case .text(.space) where style.role == .symbolDark: "█"
        case .text(let glyph): glyph.text
        case .continuation: ""
        case .modules(upper: true, lower: true): "█"
        case .modules(upper: true, lower: false): "▀"
        case .modules(upper: false, lower: true): "▄"
        case .modules(upper: false, lower: false): " "
        }
    }
}
