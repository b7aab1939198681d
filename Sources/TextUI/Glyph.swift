/// What stands in one cell: a character and at most two marks that combine with it. Plain numbers, so that a screen
/// full of them is compared in microseconds.
public struct Glyph: Hashable, Sendable {
    /// The character.
    let base: UInt32
    private(set) var marks: (first: UInt32, second: UInt32) = (0, 0)

    static let space = Glyph(" ")

    init(_ base: Unicode.Scalar) { self.base = base.value }

    /// More than two marks on one character are left out: no language of ours has them.
    mutating func add(_ mark: Unicode.Scalar) {
        if marks.first == 0 { marks.first = mark.value } else if marks.second == 0 { marks.second = mark.value }
    }

    /// Its scalars.
    public var scalars: [UInt32] {
        marks.first == 0 ? [base] : marks.second == 0 ? [base, marks.first] : [base, marks.first, marks.second]
    }

    /// As text.
    public var text: String {
        var view = String.UnicodeScalarView()
        for value in scalars { if let scalar = Unicode.Scalar(value) { view.append(scalar) } }
        return String(view)
    }

    /// The same character and marks.
    public static func == (left: Glyph, right: Glyph) -> Bool {
        left.base == right.base && left.marks == right.marks
    }

    /// By its scalars.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(base)
        hasher.combine(marks.first)
        hasher.combine(marks.second)
    }
}
