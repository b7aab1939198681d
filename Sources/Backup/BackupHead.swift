import Foundation
public import Secrets
import World

/// What a backup says of itself before it is opened: which key it needs. It is bound to the rest.
struct BackupHead: Hashable, Codable {
    /// When it was taken, in milliseconds since 1970.
    let takenAt: Int64
    /// The version of the key in the key file.
    let keyVersion: UInt32
    /// By which that key is known again.
    let keyFingerprint: String

    /// The first line of the file.
    static let mark = "firstlogin backup 1\n"
    /// The most bytes that the second line has.
    static let longest = 1_024

    /// One under the newest key. Throws `SecretsError.unknownKey`.
    init(at now: Instant, under vault: Vault) throws {
        takenAt = now.milliseconds
        keyVersion = vault.ring.newest
        keyFingerprint = try vault.fingerprint(ofVersion: keyVersion)
    }

    /// Its two lines.
    var bytes: [UInt8] {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys]
            return Array(Self.mark.utf8) + (try encoder.encode(self)) + [UInt8(ascii: "\n")]
        }
    }

    /// Whether the ring has its key. Throws `SecretsError.unknownKey` where it has none of that version.
    func fits(_ vault: Vault) throws -> Bool {
        try vault.ring.versions.contains(keyVersion) && vault.fingerprint(ofVersion: keyVersion) == keyFingerprint
    }
}

extension Vault {
    /// By what people know a key again, and nobody learns it: `3f2a 91c0 8d4e`. Throws `SecretsError.unknownKey`.
    public func fingerprint(ofVersion version: UInt32) throws(SecretsError) -> String {
        let letters = Hexadecimal.encode(try check(ofVersion: version).prefix(6))
        return stride(from: 0, to: letters.count, by: 4).map { start in
            String(letters.dropFirst(start).prefix(4))
        }.joined(separator: " ")
    }
}
