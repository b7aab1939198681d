private import Foundation

/// Words in a mail's header: ASCII as it stands, all else as encoded-words (RFC 2047).
enum HeaderText {
    /// 36 bytes make an encoded-word of 60 characters: under the 75 of RFC 2047 §2, with room for the header's name.
    private static let bytesInWord = 36
    private static let lineLength = 76

    /// A subject. `behind` is what stands before it on its line.
    static func unstructured(_ text: String, behind name: String) -> String {
        let plain = withoutControls(text)
        let fits = name.utf8.count + plain.utf8.count <= lineLength
        return isASCII(plain) && fits && !plain.contains("=?") ? plain : encodedWords(plain)
    }

    /// A name before an address: a quoted string or encoded-words.
    static func phrase(_ text: String) -> String {
        let plain = withoutControls(text)
        guard isASCII(plain), plain.utf8.count <= 60, !plain.contains("=?") else { return encodedWords(plain) }
        let escaped = plain.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
        return "\"\(escaped)\""
    }

    private static func encodedWords(_ text: String) -> String {
        var words: [[UInt8]] = [[]]
        for scalar in text.unicodeScalars {
            // RFC 2047 §5: no character is split between two words.
            let bytes = Array(String(scalar).utf8)
            if words[words.count - 1].count + bytes.count > bytesInWord { words.append([]) }
            words[words.count - 1] += bytes
        }
        return words.map { "=?UTF-8?B?\(Data($0).base64EncodedString())?=" }.joined(separator: "\r\n ")
    }

    /// Each control character as a space: nothing that is handed in can begin a header of its own.
    private static func withoutControls(_ text: String) -> String {
        let scalars = text.unicodeScalars.map { scalar -> Unicode.Scalar in
            switch scalar.properties.generalCategory {
            case .control, .lineSeparator, .paragraphSeparator: " "
            default: scalar
            }
        }
        return String(String.UnicodeScalarView(scalars))
    }

    private static func isASCII(_ text: String) -> Bool { text.utf8.allSatisfy { $0 < 0x80 } }
}
