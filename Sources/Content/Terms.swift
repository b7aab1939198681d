/// The terms of use that a member agrees to at 1【4】.
public struct Terms: Sendable {
    /// The version, from the first line of the file: `version 2026-04`.
    public let version: String
    /// The text to read, with its own line breaks.
    public let text: String

    /// The terms in a language, with `{product}` and `{society}` left open.
    public static func inForce(in language: Language) -> Terms {
        let file = EmbeddedFile.terms(language).text
        let lines = file.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
        let version = lines[0].split(separator: " ").last.map(String.init) ?? ""
        return Terms(version: version, text: lines.count > 1 ? String(lines[1]) : "")
    }
}
