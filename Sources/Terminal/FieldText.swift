import Foundation

/// What has been typed into a field: graphemes and a cursor between them.
public struct FieldText: Sendable {
    /// The most that a field takes, in bytes of UTF-8 (S05, T15).
    public static let mostBytes = 1_024

    /// Grapheme by grapheme, in NFC.
    private(set) var graphemes: [Character]
    /// Before which grapheme the cursor stands.
    public private(set) var cursor: Int

    /// An empty field.
    public init() {
        graphemes = []
        cursor = 0
    }

    /// A field that is filled in already, its cursor at the end.
    public init(_ text: String) {
        self.init()
        insert(text)
    }

    /// How many graphemes.
    public var count: Int { graphemes.count }

    /// Whether there is nothing in it.
    public var isEmpty: Bool { graphemes.isEmpty }

    /// The text, in NFC.
    public var text: String { String(graphemes) }

    /// Types text at the cursor; false when it was full and nothing, or not everything, went in.
    @discardableResult
    mutating func insert(_ text: String) -> Bool {
        // A combining mark that arrives as an event of its own joins the grapheme before the cursor.
        let before = String(graphemes[..<cursor])
        let after = graphemes[cursor...]
        let most = FieldText.mostBytes - String(after).utf8.count
        var joined: [Character] = []
        var bytes = 0
        var fitted = true
        for character in (before + text).precomposedStringWithCanonicalMapping {
            bytes += character.utf8.count
            if bytes > most {
                fitted = false
                break
            }
            joined.append(character)
        }
        graphemes = joined + after
        cursor = joined.count
        return fitted
    }

    /// Takes away the grapheme before the cursor; false at the beginning.
    mutating func deleteBackwards() -> Bool {
        guard cursor > 0 else { return false }
        cursor -= 1
        graphemes.remove(at: cursor)
        return true
    }

    /// Takes away the grapheme at the cursor; false at the end.
    mutating func deleteForwards() -> Bool {
        guard cursor < graphemes.count else { return false }
        graphemes.remove(at: cursor)
        return true
    }

    /// Moves the cursor; false where it cannot go.
    mutating func move(to position: Int) -> Bool {
        guard position != cursor, (0...graphemes.count).contains(position) else { return false }
        cursor = position
        return true
    }

    /// Empties it.
    mutating func erase() {
        graphemes = []
        cursor = 0
    }
}
