/// How far a long text has been scrolled and read.
public struct ReadingProgress: Hashable, Sendable {
    /// The first row that is seen.
    public internal(set) var firstRow: Int
    /// The most that has been seen, in hundredths.
    public internal(set) var percentRead: Int
    /// Whether its end has been on the screen (T17).
    public var isReadToEnd: Bool { percentRead >= 100 }

    /// Nothing read yet.
    public init() {
        firstRow = 0
        percentRead = 0
    }

    /// Moves to a row as far as there are rows; false where it stands there already.
    mutating func scroll(to row: Int, in window: ReadingWindow) -> Bool {
        let target = min(max(0, row), window.lastFirstRow)
        let moved = target != min(firstRow, window.lastFirstRow)
        firstRow = target
        noteSeen(in: window)
        return moved
    }

    /// What is on the screen counts as read.
    mutating func noteSeen(in window: ReadingWindow) {
        guard window.totalRows > 0 else {
            percentRead = 100
            return
        }
        let seen = min(window.totalRows, min(firstRow, window.lastFirstRow) + window.visibleRows)
        percentRead = max(percentRead, seen * 100 / window.totalRows)
    }
}
