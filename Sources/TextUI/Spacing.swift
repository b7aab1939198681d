/// How far rows stand apart.
public enum Spacing: String, CaseIterable, Sendable {
    /// Row below row, as on paper.
    case normal
    /// An empty row between two, for tired eyes, wherever the page still fits (T12).
    case wide
}

extension Frame {
    /// The same page with an empty row after each; the last one stays the last.
    func spaced(in size: Size) -> Frame {
        var frame = self
        let last = canvas.size.rows - 1
        func moved(_ row: Int) -> Int { row == last ? size.rows - 1 : row * 2 }
        frame.canvas = canvas.moved(to: size, moved)
        frame.cursor = cursor.map { CellPosition(row: moved($0.row), column: $0.column) }
        frame.regions = regions.map {
            Region(row: moved($0.row), columns: $0.columns, control: $0.control, key: $0.key)
        }
        for index in frame.boxes.indices { frame.boxes[index].row = moved(frame.boxes[index].row) }
        return frame
    }
}
