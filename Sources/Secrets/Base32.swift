/// RFC 4648 §6, as authenticator apps take keys: upper case, unpadded.
public enum Base32 {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)

    /// Encodes without padding.
    public static func encode(_ bytes: some Sequence<UInt8>) -> String {
        var letters: [UInt8] = []
        var pending: UInt32 = 0
        var bits = 0
        for byte in bytes {
            pending = (pending << 8 | UInt32(byte)) & 0xFFF
            bits += 8
            while bits >= 5 {
                bits -= 5
                letters.append(alphabet[Int(pending >> UInt32(bits) & 31)])
            }
        }
        if bits > 0 { letters.append(alphabet[Int(pending << UInt32(5 - bits) & 31)]) }
        return String(decoding: letters, as: UTF8.self)
    }

    /// Decodes in any case, with spaces, hyphens or padding; nil when a letter, the length or the last bits are wrong.
    public static func decode(_ text: String) -> [UInt8]? {
        var bytes: [UInt8] = []
        var pending: UInt32 = 0
        var bits = 0
        var letters = 0
        var padding = 0
        for character in text.utf8 where character != UInt8(ascii: " ") && character != UInt8(ascii: "-") {
            if character == UInt8(ascii: "=") {
                padding += 1
                continue
            }
            guard padding == 0, let value = value(of: character) else { return nil }
            letters += 1
            pending = (pending << 5 | value) & 0xFFF
            bits += 5
            if bits >= 8 {
                bits -= 8
                bytes.append(UInt8(truncatingIfNeeded: pending >> UInt32(bits)))
            }
        }
        guard ![1, 3, 6].contains(letters % 8), pending & ((1 << UInt32(bits)) - 1) == 0 else { return nil }
        guard padding == 0 || (letters + padding).isMultiple(of: 8) && padding < 8 else { return nil }
        return bytes
    }

    private static func value(of character: UInt8) -> UInt32? {
        switch character {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(character - UInt8(ascii: "A"))
        case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(character - UInt8(ascii: "a"))
        case UInt8(ascii: "2")...UInt8(ascii: "7"): UInt32(character - UInt8(ascii: "2")) + 26
        default: nil
        }
    }
}
