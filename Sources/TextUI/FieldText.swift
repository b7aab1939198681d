import Foundation
public import Secrets

/// What has been typed into a field: graphemes and a cursor between them. Secret text is kept in guarded memory (T20);
/// through ordinary strings pass keys and pastes on their way in, what F4 reveals on its way to the screen, and a
/// grapheme that a combining mark may join.
public struct FieldText: Sendable {
    /// The most that a field takes, in bytes of UTF-8 (S05, T15).
    public static let mostBytes = 1_024

    private enum Storage {
        case open([Character])
        /// UTF-8, and how many bytes each grapheme has.
        case secret(SecretBytes, lengths: [Int])
    }

    private var storage: Storage
    /// Before which grapheme the cursor stands.
    public private(set) var cursor = 0

    /// An empty field.
    public init(isSecret: Bool = false) {
        storage = isSecret ? .secret(SecretBytes([]), lengths: []) : .open([])
    }

    /// A field that is filled in already, its cursor at the end.
    public init(_ text: String) {
        self.init()
        insert(text)
    }

    /// A secret field that is filled in already, its cursor at the end.
    public init(secret: SecretBytes) {
        self.init(isSecret: true)
        insert(secret.revealedText())
    }

    /// Whether the text is kept in guarded memory.
    public var isSecret: Bool { if case .secret = storage { true } else { false } }

    /// How many graphemes.
    public var count: Int {
        switch storage {
        case .open(let graphemes): graphemes.count
        case .secret(_, let lengths): lengths.count
        }
    }

    /// Whether there is nothing in it.
    public var isEmpty: Bool { count == 0 }

    /// The text of an open field, in NFC; a secret one gives its `secret`, never this.
    public var text: String {
        if case .open(let graphemes) = storage { String(graphemes) } else { "" }
    }

    /// The text as guarded bytes, UTF-8 in NFC.
    public var secret: SecretBytes {
        switch storage {
        case .open(let graphemes): SecretBytes(text: String(graphemes))
        case .secret(let bytes, _): bytes
        }
    }

    /// What is on the screen where everything may be seen.
    var shownGraphemes: [Character] {
        switch storage {
        case .open(let graphemes): graphemes
        case .secret(_, let lengths): lengths.indices.map { grapheme(at: $0) }
        }
    }

    /// Types text at the cursor; false when it was full and nothing, or not everything, went in.
    @discardableResult
    mutating func insert(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first else { return true }
        // A combining mark that arrives as an event of its own joins the grapheme before the cursor. ASCII never
        // joins, so that secrets of ASCII need no look at what stands before.
        let joinsBefore = cursor > 0 && !first.isASCII
        let start = joinsBefore ? cursor - 1 : cursor
        let before = joinsBefore ? String(grapheme(at: start)) : ""
        var room = FieldText.mostBytes - byteCount + before.utf8.count
        var fitting: [Character] = []
        var isWhole = true
        for character in (before + text).precomposedStringWithCanonicalMapping {
            room -= character.utf8.count
            guard room >= 0 else {
                isWhole = false
                break
            }
            fitting.append(character)
        }
        replace(start..<cursor, with: fitting)
        cursor = start + fitting.count
        return isWhole
    }

    /// Takes away the grapheme before the cursor; false at the beginning.
    mutating func deleteBackwards() -> Bool {
        guard cursor > 0 else { return false }
        cursor -= 1
        replace(cursor..<cursor + 1, with: [])
        return true
    }

    /// Takes away the grapheme at the cursor; false at the end.
    mutating func deleteForwards() -> Bool {
        guard cursor < count else { return false }
        replace(cursor..<cursor + 1, with: [])
        return true
    }

    /// Moves the cursor; false where it cannot go.
    mutating func move(to position: Int) -> Bool {
        guard position != cursor, (0...count).contains(position) else { return false }
        cursor = position
        return true
    }

    /// Empties it.
    mutating func erase() { self = FieldText(isSecret: isSecret) }

    /// Whether it certainly looks like another: a secret is never compared, only told by its memory.
    func isSurelyLike(_ other: FieldText) -> Bool {
        guard cursor == other.cursor else { return false }
        return switch (storage, other.storage) {
        case (.open(let own), .open(let others)): own == others
        case (.secret(let own, _), .secret(let others, _)): own === others
        case (.open, .secret), (.secret, .open): false
        }
    }

    // MARK: the two kinds of storage

    private var byteCount: Int {
        switch storage {
        case .open(let graphemes): graphemes.reduce(0) { $0 + $1.utf8.count }
        case .secret(let bytes, _): bytes.count
        }
    }

    private func grapheme(at index: Int) -> Character {
        switch storage {
        case .open(let graphemes): graphemes[index]
        case .secret(let bytes, let lengths):
            bytes.withUnsafeBytes { all in
                let start = lengths[..<index].reduce(0, +)
                let own = UnsafeRawBufferPointer(rebasing: all[start..<start + lengths[index]])
                return String(decoding: own, as: UTF8.self).first ?? " "
            }
        }
    }

    private mutating func replace(_ range: Range<Int>, with graphemes: [Character]) {
        switch storage {
        case .open(var present):
            present.replaceSubrange(range, with: graphemes)
            storage = .open(present)
        case .secret(let bytes, var lengths):
            let start = lengths[..<range.lowerBound].reduce(0, +)
            let end = start + lengths[range].reduce(0, +)
            let added = graphemes.map(\.utf8.count)
            let addedBytes = added.reduce(0, +)
            let spliced = SecretBytes(count: bytes.count - (end - start) + addedBytes) { target in
                bytes.withUnsafeBytes { source in
                    target.copyBytes(from: source[..<start])
                    var position = start
                    for byte in graphemes.lazy.flatMap(\.utf8) {
                        target[position] = byte
                        position += 1
                    }
                    UnsafeMutableRawBufferPointer(rebasing: target[position...]).copyBytes(from: source[end...])
                }
            }
            lengths.replaceSubrange(range, with: added)
            storage = .secret(spliced, lengths: lengths)
        }
    }
}
