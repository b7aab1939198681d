/// Reads `Resources/words`: a line `name = text` each; further lines of a text begin with `|`; `#` opens a remark.
enum WordsFile {
    static func of(_ language: Language) -> [String: String] {
        switch language {
        case .japanese: japanese
        case .english: english
        }
    }

    private static let japanese = read(PrintedFile.words(.japanese).text)
    private static let english = read(PrintedFile.words(.english).text)

    static func read(_ file: String) -> [String: String] {
        var texts: [String: String] = [:]
        var name: String?
        for line in file.split(separator: "\n", omittingEmptySubsequences: true) where !line.hasPrefix("#") {
            if line.hasPrefix("|") {
                guard let name, let begun = texts[name] else { continue }
                texts[name] = begun.isEmpty ? String(line.dropFirst()) : begun + "\n" + line.dropFirst()
            } else if let equals = line.firstIndex(of: "=") {
                let key = String(line[..<equals]).trimmingSpaces()
                texts[key] = String(line[line.index(after: equals)...]).trimmingSpaces()
                name = key
            }
        }
        return texts
    }
}

extension String {
    fileprivate func trimmingSpaces() -> String {
        String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}
