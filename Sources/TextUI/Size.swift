/// Rows and columns of a terminal.
public struct Size: Hashable, Sendable {
    /// The usual terminal, which holds every page at once (T14).
    public static let usual = Size(rows: 24, columns: 80)
    /// The smallest terminal that pages are laid out for (T25): what is left when letters are made larger.
    public static let least = Size(rows: 20, columns: 60)

    /// From top to bottom.
    public var rows: Int
    /// From left to right; a Japanese character takes two.
    public var columns: Int

    /// A size.
    public init(rows: Int, columns: Int) {
        self.rows = rows
        self.columns = columns
    }

    /// Whether a page can be laid out at all.
    public var holdsPages: Bool { holds(.least) }

    /// Whether a QR code and the words beside it have room (T25).
    public var holdsSymbols: Bool { holds(.usual) }

    private func holds(_ other: Size) -> Bool { rows >= other.rows && columns >= other.columns }
}
