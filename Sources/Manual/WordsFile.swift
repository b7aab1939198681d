/// Reads `Resources/words`: a line `name = text` each; further lines of a text begin with `|`; `#` opens a remark.
enum WordsFile {
    static func of(_ language: Language) -> [String: String] {
        switch language {
        case .japanese: japanese
        case .english: english
        }
    }

    private static let japanese = read(PrintedFile.words(.japanese).bytes)
    private static let english = read(PrintedFile.words(.english).bytes)

    /// Reads bytes, not characters: it happens before the first page is shown.
    static func read(_ file: some RandomAccessCollection<UInt8>) -> [String: String] {
        var texts: [String: String] = [:]
        texts.reserveCapacity(1_024)
        var name: String?
        for line in file.split(separator: UInt8(ascii: "\n")) {
            if line.first == UInt8(ascii: "#") { continue }
            if line.first == UInt8(ascii: "|") {
                guard let name, let begun = texts[name] else { continue }
                let more = String(decoding: line.dropFirst(), as: UTF8.self)
                texts[name] = begun.isEmpty ? more : begun + "\n" + more
            } else if let equals = line.firstIndex(of: UInt8(ascii: "=")) {
                let key = trimmed(line[..<equals])
                texts[key] = trimmed(line[equals...].dropFirst())
                name = key
            }
        }
        return texts
    }

    /// The text without the spaces around it.
    private static func trimmed<Bytes: RandomAccessCollection<UInt8>>(_ bytes: Bytes) -> String
    where Bytes.SubSequence == Bytes {
        let space = UInt8(ascii: " ")
        var text = bytes
        while text.first == space { text.removeFirst() }
        while text.last == space { text.removeLast() }
        return String(decoding: text, as: UTF8.self)
    }
}
