/// The strings that keys of this very terminal send, as terminfo has them.
public struct KeyStrings: Sendable {
    enum Match: Equatable {
        case none
        /// It could become one.
        case beginning
        /// It is one; without a key where it means nothing here.
        case whole(Key?)
    }

    // Lists, for they are short, and the first dictionary with keys of a type of its own costs a start more than they
    // do.
    private var keys: [(bytes: [UInt8], key: Key?)] = []
    private var beginnings: [[UInt8]] = []
    /// Whether a string begins with a control character that is not ESC.
    private(set) var hasControls = false
    /// Whether the terminal sends CSI and SS3 as single bytes, which then are no stray halves of UTF-8.
    private(set) var hasSingleBytes = false

    /// Of names of terminfo and what belongs to them.
    public init(_ strings: [(name: String, bytes: [UInt8])] = []) {
        for (name, bytes) in strings { add(bytes, named: name) }
    }

    private mutating func add(_ given: [UInt8], named name: String) {
        guard let first = given.first else { return }
        var bytes = given
        // C1 as ESC and a character, as the parser keeps it.
        if first == 0x9B || first == 0x8F {
            hasSingleBytes = true
            bytes = [0x1B, first - 0x40] + given.dropFirst()
        }
        let key = KeyStrings.key(named: name)
        guard let start = bytes.first, start < 0x20, bytes != [0x1B] else { return }
        let followsGrammar = start == 0x1B && bytes.count > 2 && (bytes[1] == 0x5B || bytes[1] == 0x4F)
        if start == 0x1B {
            // What means nothing here is kept only where it does not end by the grammar: rxvt's `ESC [ 3 $`.
            let lacksEnd = followsGrammar && (0x20..<0x30).contains(bytes[bytes.count - 1])
            guard key != nil || lacksEnd else { return }
        } else {
            // What everybody's keyboard has keeps its meaning: Ctrl-C, Backspace, Tab, Return, Ctrl-U, Ctrl-Z.
            guard key != nil, ![3, 8, 9, 13, 21, 26].contains(start) else { return }
            hasControls = true
        }
        let known = keys.firstIndex { $0.bytes == bytes }
        if let known, key != nil { keys[known].key = key } else if known == nil { keys.append((bytes, key)) }
        guard !followsGrammar else { return }
        for length in 1..<max(1, bytes.count) { beginnings.append(Array(bytes[..<length])) }
    }

    func match(_ bytes: [UInt8]) -> Match {
        if let known = keys.first(where: { $0.bytes == bytes }) { return .whole(known.key) }
        return beginnings.contains(bytes) ? .beginning : .none
    }

    /// The names of terminfo(5).
    private static func key(named name: String) -> Key? {
        switch name {
        case "kcuu1": .up
        case "kcud1": .down
        case "kcub1": .left
        case "kcuf1": .right
        case "khome": .home
        case "kend": .end
        case "kpp": .pageUp
        case "knp": .pageDown
        case "kbs": .backspace
        case "kdch1": .delete
        case "kcbt": .backTab
        case "kent": .enter
        default:
            name.hasPrefix("kf") ? Int(name.dropFirst(2)).flatMap { (1...12).contains($0) ? .function($0) : nil } : nil
        }
    }
}
