import Foundation

/// A table of vectors: rows of cells by the names in its header.
public enum VectorFile {
    /// The rows of a file in the folder `Vectors` beside the test that asks; escapes such as `\\n` are resolved.
    public static func rows(
        _ name: String, columns: [String], beside test: String = #filePath
    ) throws -> [[String: String]] {
        let url = URL(fileURLWithPath: test).deletingLastPathComponent().appendingPathComponent("Vectors/\(name)")
        let lines = try String(contentsOf: url, encoding: .utf8).split(separator: "\n", omittingEmptySubsequences: true)
        return lines.dropFirst().filter { !$0.hasPrefix(columns.joined(separator: "\t")) }.map { line in
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
