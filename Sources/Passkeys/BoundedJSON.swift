internal import Foundation

/// JSON objects from outside: bounded, in strict UTF-8, without duplicate members.
///
/// Foundation decodes the text. What it would let pass is looked for before, on the text's tokens alone.
enum BoundedJSON {
    /// Decodes an object. Throws `tooLong`, `tooDeep`, `malformedJSON` or `duplicateMember`.
    static func decode<Content: Decodable>(
        _ type: Content.Type, from input: [UInt8], limit: Int
    ) throws(PasskeyRefusal) -> Content {
        guard input.count <= limit else { throw .tooLong }
        // Encoding Standard, 'UTF-8 decode': one byte order mark is stripped.
        let text = input.starts(with: [0xEF, 0xBB, 0xBF]) ? input.dropFirst(3) : input[...]
        guard String(validating: text, as: UTF8.self) != nil else { throw .malformedJSON }
        var scan = Scan(text: text)
        try scan.run()
        do { return try JSONDecoder().decode(type, from: Data(text)) } catch { throw .malformedJSON }
    }

    /// One pass over the tokens of a text. It judges nothing that Foundation's decoder refuses anyway.
    private struct Scan {
        private struct Level {
            let isObject: Bool
            var expectsName: Bool
            var names: Set<String> = []
        }

        private let text: ArraySlice<UInt8>
        private var position: Int
        private var levels: [Level] = []

        init(text: ArraySlice<UInt8>) {
            self.text = text
            position = text.startIndex
        }

        mutating func run() throws(PasskeyRefusal) {
            let blanks: [UInt8] = [0x20, 0x09, 0x0A, 0x0D]
            guard text.first(where: { !blanks.contains($0) }) == UInt8(ascii: "{") else { throw .malformedJSON }
            while position < text.endIndex {
                let byte = text[position]
                switch byte {
                case UInt8(ascii: "{"), UInt8(ascii: "["):
                    let isObject = byte == UInt8(ascii: "{")
                    levels.append(Level(isObject: isObject, expectsName: isObject))
                    guard levels.count <= PasskeyLimits.depth else { throw .tooDeep }
                case UInt8(ascii: "}"), UInt8(ascii: "]"):
                    guard levels.popLast() != nil else { throw .malformedJSON }
                case UInt8(ascii: ","):
                    guard !levels.isEmpty else { throw .malformedJSON }
                    levels[levels.count - 1].expectsName = levels[levels.count - 1].isObject
                case UInt8(ascii: "\""):
                    try readString()
                    continue
                // A zero byte would make the decoder take the text for UTF-16 or UTF-32.
                case 0x00..<0x20 where !blanks.contains(byte): throw .malformedJSON
                default: break
                }
                position += 1
            }
        }

        private mutating func readString() throws(PasskeyRefusal) {
            let start = position
            var isEscaped = false
            position += 1
            while position < text.endIndex, text[position] != UInt8(ascii: "\"") {
                guard text[position] >= 0x20 else { throw .malformedJSON }
                if text[position] == UInt8(ascii: "\\") {
                    isEscaped = true
                    position += 1
                }
                position += 1
            }
            guard position < text.endIndex else { throw .malformedJSON }
            position += 1
            guard let level = levels.last else { throw .malformedJSON }
            guard level.expectsName else { return }
            let name = try name(text[start..<position], isEscaped: isEscaped)
            levels[levels.count - 1].expectsName = false
            guard levels[levels.count - 1].names.insert(name).inserted else { throw .duplicateMember(name) }
        }

        private func name(_ token: ArraySlice<UInt8>, isEscaped: Bool) throws(PasskeyRefusal) -> String {
            guard isEscaped else { return String(decoding: token.dropFirst().dropLast(), as: UTF8.self) }
            do { return try JSONDecoder().decode(String.self, from: Data(token)) } catch { throw .malformedJSON }
        }
    }
}
