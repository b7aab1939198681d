/// The `otpauth:` URI by which an app takes a key. It is as secret as the key.
///
/// The issuer stands as prefix and as parameter, since some apps read only the one and some only the other (S17).
public struct KeyURI: Sendable {
    private let issuer: String
    private let account: String
    private let key: AuthenticatorKey

    /// For a society's name and a member's ID. Throws when an app would misread either: `:` cuts the label, `+` becomes
    /// a space even when encoded (Chrome's Authenticator).
    public init(issuer: String, account: String, key: AuthenticatorKey) throws(OneTimeCodesError) {
        if let fault = Self.fault(in: issuer) { throw .unusableIssuer(fault.character) }
        if let fault = Self.fault(in: account) { throw .unusableAccount(fault.character) }
        self.issuer = issuer
        self.account = account
        self.key = key
    }

    /// Without the parameters that every app assumes: the short form, for the QR code.
    public var short: String { "\(start)?secret=\(key.base32)&issuer=\(Self.encoded(issuer))" }

    /// The bytes that the short form has for any key, in a label that every app reads (S17).
    public static func shortCount(issuer: String, account: String) -> Int {
        let label = encoded(issuer).utf8.count
        return "otpauth://totp/:?secret=&issuer=".utf8.count + 2 * label + encoded(account).utf8.count
            + AuthenticatorKey.letters
    }

    /// With every parameter spelt out.
    public var canonical: String { "\(short)&algorithm=SHA1&digits=6&period=30" }

    private var start: String { "otpauth://totp/\(Self.encoded(issuer)):\(Self.encoded(account))" }

    private struct Fault { let character: Character? }

    private static func fault(in part: String) -> Fault? {
        if part.isEmpty { return Fault(character: nil) }
        let wrong = part.first { character in
            character == ":" || character == "+" || character == "：" || character == "＋"
                || character.unicodeScalars.contains { $0.properties.generalCategory == .control }
        }
        return wrong.map(Fault.init)
    }

    /// RFC 3986 §2.1: everything but the unreserved characters of §2.3, byte by byte.
    private static func encoded(_ part: String) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        let bytes = part.utf8.flatMap { byte -> [UInt8] in
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"):
                [byte]
            default: [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
