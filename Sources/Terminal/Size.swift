/// Rows and columns of a terminal.
public struct Size: Hashable, Sendable {
    /// The smallest terminal that holds every page (T14).
    public static let smallest = Size(rows: 24, columns: 80)

    /// From top to bottom.
    public var rows: Int
    /// From left to right; a Japanese character takes two.
    public var columns: Int

    /// A size.
    public init(rows: Int, columns: Int) {
        self.rows = rows
        self.columns = columns
    }

    /// Whether a page fits in at all.
    public var holdsPages: Bool {
        rows >= Size.smallest.rows && columns >= Size.smallest.columns
    }
}
