/// Bytes as hexadecimal digits: for hashes and pseudonyms, never for secrets, since its text is not guarded.
public enum Hexadecimal {
    /// Two small digits a byte.
    public static func encode(_ bytes: some Sequence<UInt8>) -> String {
        let digits = Array("0123456789abcdef")
        return String(bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
    }
}
