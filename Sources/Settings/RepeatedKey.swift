import Foundation

/// Finds a key that stands twice in one object of JSON. Parsers keep one of the two and say nothing (RFC 8259 §4), and
/// which of them counts nobody who reads the file can tell. `"smtp.host"` and `host` within `smtp` are one key as well.
struct RepeatedKey {
    private let bytes: [UInt8]
    private var place = 0
    /// What the objects and lists that are open are called.
    private var open: [String] = []
    private var found: Set<String> = []
    /// The key whose value comes next.
    private var key = ""

    private static let list = "["

    private init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The first of them, as settings are named; nil where there is none. What is no JSON is for the parser to say.
    static func first(in bytes: [UInt8]) -> String? {
        var search = RepeatedKey(bytes)
        return search.run()
    }

    private mutating func run() -> String? {
        while place < bytes.count {
            switch bytes[place] {
            case UInt8(ascii: "{"):
                // Of two objects in a list each may have the same keys: they are told apart by where they stand.
                let isInList = open.last == Self.list
                open.append(isInList ? "[\(place)]." : open.isEmpty ? "" : "\(key).")
                place += 1
            case UInt8(ascii: "["):
                open.append(Self.list)
                place += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                guard open.popLast() != nil else { return nil }
                place += 1
            case UInt8(ascii: "\""):
                guard let text = readText() else { return nil }
                guard isKey else { continue }
                key = (open.last ?? "") + text
                if !found.insert(key).inserted { return key }
            default: place += 1
            }
        }
        return nil
    }

    /// Whether the text that was just read has a colon behind it.
    private var isKey: Bool { bytes[place...].first { !" \t\r\n".utf8.contains($0) } == UInt8(ascii: ":") }

    /// A text, with its escapes resolved: `"smt\u0070"` is `"smtp"`.
    private mutating func readText() -> String? {
        let start = place
        place += 1
        while place < bytes.count, bytes[place] != UInt8(ascii: "\"") {
            place += bytes[place] == UInt8(ascii: "\\") ? 2 : 1
        }
        guard place < bytes.count else { return nil }
        place += 1
        // Nearly every text stands in the file as it is; to ask the parser for each took a hundredth of a start (P01).
        let inside = bytes[(start + 1)..<(place - 1)]
        if !inside.contains(where: { $0 == UInt8(ascii: "\\") || $0 < 0x20 }) {
            return String(validating: inside, as: UTF8.self)
        }
        do {
            return try JSONDecoder().decode(String.self, from: Data(bytes[start..<place]))
        } catch {
            return nil
        }
    }
}
