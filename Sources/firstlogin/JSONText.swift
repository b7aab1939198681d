import Foundation
import TypedInput

/// What a program reads from us.
enum JSONText {
    /// A value as JSON, its keys in order, so that two outputs can be compared. It is read in terminals too: what one
    /// would obey, or nobody would see, stands in it as its number (RFC 8259 §7).
    static func of(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        let text = String(decoding: try encoder.encode(value), as: UTF8.self)
        return text.unicodeScalars.map { scalar in
            guard !scalar.isASCII, !PrintableText.isShown(scalar) else { return String(scalar) }
            return scalar.utf16.map { "\\u" + String(format: "%04x", $0) }.joined()
        }.joined()
    }
}
