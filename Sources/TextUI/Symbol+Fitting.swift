extension Page {
    /// The next shape of its QR code, as far as one fits; without a code that of its large letters, blocks or ASCII.
    public func nextShape(_ draft: Draft, in size: Size, isColourless: Bool) -> Symbol.Shape {
        guard let symbol else { return draft.symbolShape == .ascii ? .fullBlocks : .ascii }
        return symbol.shape.next(side: symbol.side, in: size, isColourless: isColourless)
    }
}

extension Symbol.Shape {
    /// Modules of quiet zone that a reader asks for on each side (ISO/IEC 18004).
    static let quietZone = 4
    /// Columns of words beside a code, at least.
    static let columnsBeside = 34

    /// Columns and rows of a code of `side` modules with its quiet zone; one module less below where rows are short.
    func extent(side: Int) -> Size {
        let whole = side + 2 * Symbol.Shape.quietZone
        return switch self {
        case .halfBlocks, .changedHalfBlocks: Size(rows: (whole + 1) / 2, columns: whole)
        case .fullBlocks, .ascii: Size(rows: whole, columns: whole * 2)
        }
    }

    /// Whether a code of `side` modules finds room in a terminal, with words beside it.
    public func fits(side: Int, in size: Size) -> Bool {
        let extent = extent(side: side)
        // Row 1 is the heading's and the last row the keys'; the quiet zone may lose one module below.
        let rows = isOfHalfBlocks ? (side + 2 * Symbol.Shape.quietZone) / 2 : extent.rows
        return size.holdsSymbols && rows <= size.rows - 2
            && extent.columns + 1 + Symbol.Shape.columnsBeside <= size.columns
    }

    /// Whether a cell holds two modules.
    var isOfHalfBlocks: Bool { self == .halfBlocks || self == .changedHalfBlocks }

    /// The next shape that finds room, or this one where no other does (F6).
    public func next(side: Int, in size: Size, isColourless: Bool = false) -> Symbol.Shape {
        let all = Symbol.Shape.allCases
        let later = all[(rawValue + 1)...] + all[...rawValue]
        return later.first { $0.fits(side: side, in: size) && (isColourless || $0 != .changedHalfBlocks) } ?? self
    }
}
