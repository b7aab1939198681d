private import CSodium

/// Base64 without padding, as the PHC string format writes salt and hash.
enum UnpaddedBase64 {
    static func encode(_ bytes: [UInt8]) -> String {
        bytes.withUnsafeBytes { Sodium.base64($0, variant: sodium_base64_VARIANT_ORIGINAL_NO_PADDING) }
    }

    static func decode(_ text: Substring) -> [UInt8]? {
        let letters = Array(text.utf8)
        guard letters.count <= 128 else { return nil }
        var bytes = [UInt8](repeating: 0, count: letters.count)
        var count = 0
        let result = letters.withUnsafeBytes { source -> Int32 in
            guard let source = source.bindMemory(to: CChar.self).baseAddress else { return 0 }
            return sodium_base642bin(
                &bytes, bytes.count, source, letters.count, nil, &count, nil,
                sodium_base64_VARIANT_ORIGINAL_NO_PADDING)
        }
        return result == 0 ? Array(bytes.prefix(count)) : nil
    }
}
