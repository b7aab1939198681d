import Foundation

/// What a program reads from us.
enum JSONText {
    /// A value as JSON, its keys in order, so that two outputs can be compared.
    static func of(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }
}
