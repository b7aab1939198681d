/// Bytes that JSON carries as base64url without padding (RFC 4648 §5), as WebAuthn does.
public struct Base64URL: Hashable, Sendable {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

    /// The bytes.
    public let bytes: [UInt8]

    /// Those bytes.
    public init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// Reads their text; nil when a letter, the length or the last bits are wrong, or when it is padded.
    public init?(text: String) {
        var bytes: [UInt8] = []
        var pending: UInt32 = 0
        var bits: UInt32 = 0
        for letter in text.utf8 {
            guard let value = Self.value(of: letter) else { return nil }
            pending = (pending << 6 | value) & 0xFFF
            bits += 6
            if bits >= 8 {
                bits -= 8
                bytes.append(UInt8(truncatingIfNeeded: pending >> bits))
            }
        }
        // Six bits left over are a letter too many; others must be zero, or one value would have two texts.
        guard bits < 6, pending & ((1 << bits) - 1) == 0 else { return nil }
        self.bytes = bytes
    }

    /// Their text.
    public var text: String {
        var letters: [UInt8] = []
        var pending: UInt32 = 0
        var bits: UInt32 = 0
        for byte in bytes {
            pending = (pending << 8 | UInt32(byte)) & 0x3FFF
            bits += 8
            while bits >= 6 {
                bits -= 6
                letters.append(Self.alphabet[Int(pending >> bits & 63)])
            }
        }
        if bits > 0 { letters.append(Self.alphabet[Int(pending << (6 - bits) & 63)]) }
        return String(decoding: letters, as: UTF8.self)
    }

    private static func value(of letter: UInt8) -> UInt32? {
        switch letter {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(letter - UInt8(ascii: "A"))
        case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(letter - UInt8(ascii: "a")) + 26
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(letter - UInt8(ascii: "0")) + 52
        case UInt8(ascii: "-"): 62
        case UInt8(ascii: "_"): 63
        default: nil
        }
    }
}

extension Base64URL: Codable {
    /// Reads the text.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let value = Base64URL(text: try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not base64url without padding")
        }
        self = value
    }

    /// Writes the text.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}
