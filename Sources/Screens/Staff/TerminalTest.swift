public import TextUI

/// What the test page of a terminal has seen so far.
public struct TerminalTest: Equatable, Sendable {
    /// What is tested, one after the other.
    public enum Part: Int, CaseIterable, Sendable {
        /// Colours and styles, and the width of letters.
        case looks
        /// Keys and touch.
        case keys
        /// A QR code.
        case symbol
    }

    /// How many keys are kept.
    private static let keptKeys = 5

    /// What is tested now.
    public private(set) var part = Part.looks
    /// The last keys, the newest at the end.
    public private(set) var traces: [KeyTrace] = []
    /// Where a finger was last.
    public private(set) var touched: CellPosition?
    /// Esc pressed in a row.
    private var escapes = 0

    /// Nothing was tested yet.
    public init() {}

    /// Whether the test is left: Esc has come twice in a row, for once it has to be seen as any other key.
    public var isLeft: Bool { escapes >= 2 }

    /// Keeps what the terminal sent for a key.
    public mutating func take(_ trace: KeyTrace) { traces = (traces + [trace]).suffix(Self.keptKeys) }

    /// Takes a key. A finger is marked where it was, and does besides what the key does that is named there.
    public mutating func take(_ key: Key, at regions: [Region]) {
        var pressed = key
        if case .pointed(let row, let column) = key {
            touched = CellPosition(row: row, column: column)
            pressed = regions.last { $0.row == row && $0.columns.contains(column) }?.key ?? key
        }
        escapes = pressed == .escape ? escapes + 1 : 0
        if pressed == .enter { part = Part(rawValue: part.rawValue + 1) ?? .looks }
    }
}
