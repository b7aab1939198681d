import Foundation

/// A table of vectors: rows of cells by the names in its header.
enum VectorFile {
    static func rows(_ name: String, columns: [String]) throws -> [[String: String]] {
        let url = Bundle.module.bundleURL.appendingPathComponent("Vectors/\(name)")
        let lines = try String(contentsOf: url, encoding: .utf8).split(separator: "\n", omittingEmptySubsequences: true)
        return lines.dropFirst().map { line in
            let cells: [String] = line.split(separator: "\t", omittingEmptySubsequences: false).map(unescaped)
            return Dictionary(
                uniqueKeysWithValues: columns.enumerated().map { ($1, $0 < cells.count ? cells[$0] : "") })
        }
    }

    private static func unescaped(_ cell: Substring) -> String {
        [("\\r", "\r"), ("\\n", "\n"), ("\\0", "\0"), ("\\t", "\t")].reduce(String(cell)) { text, escape in
            text.replacing(escape.0, with: escape.1)
        }
    }
}
