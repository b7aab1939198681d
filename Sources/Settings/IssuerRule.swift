import OneTimeCodes
import Secrets

/// S17: which names an authenticator app takes, and which leave the QR code small enough for the screen.
public enum IssuerRule {
    /// The largest QR code that 24 rows hold, with its words beside it.
    private static let largestVersion = 5
    /// User IDs up to this length fit with every issuer that is allowed.
    private static let usualLength = 12
    private static let longestID = String(repeating: "W", count: usualLength)

    /// Why a name cannot be the issuer; nil when it can.
    static func fault(in issuer: String) -> String? {
        let isPrintable = issuer.utf8.allSatisfy { (0x20..<0x7F).contains($0) }
        guard isPrintable, !issuer.contains(":"), !issuer.contains("+") else {
            return "it must be ASCII, without `:` and `+`, or some apps misread it"
        }
        if fits(issuer, account: longestID) { return nil }
        let longest = issuer.indices.last { fits(String(issuer[..<$0]), account: longestID) }
        let count = longest.map { issuer[..<$0].count } ?? 0
        return "with it the QR code would not fit a screen of 24 rows; its first \(count) characters would"
    }

    /// Whether the QR code for a user ID fits beside an issuer that is allowed.
    public static func fits(userID: String, beside issuer: String) -> Bool {
        userID.count <= usualLength || fits(issuer, account: userID)
    }

    /// Whether the QR code of a key for that account fits the screen.
    private static func fits(_ issuer: String, account: String) -> Bool {
        // No start has to make a key, or draw a code, to see what is plain from its length (P01).
        if !issuer.isEmpty, KeyURI.shortCount(issuer: issuer, account: account) <= QRSymbol.bytesInVersion5 {
            return true
        }
        // Any key will do: they are all of one length and alphabet. No two neighbours here are digits, which would
        // make the code smaller.
        guard let key = AuthenticatorKey(SecretBytes([UInt8](repeating: 0, count: AuthenticatorKey.count))) else {
            return false
        }
        do {
            let uri = try KeyURI(issuer: issuer, account: account, key: key)
            _ = try QRSymbol(text: uri.short, level: .low, maximumVersion: largestVersion)
            return true
        } catch {
            return false
        }
    }
}
