import Foundation
import Secrets

/// A public key of OpenSSH's, of the one kind that kiosks make (RFC 8709 §4).
struct SSHPublicKey: Equatable {
    static let kind = "ssh-ed25519"
    /// As base64, with its padding.
    let text: String
    private let bytes: [UInt8]

    /// Reads one line, as `ssh-keygen` writes it into a `.pub` file; what follows the key is a comment, and left out.
    init?(line: String) {
        let words = line.split(separator: " ", omittingEmptySubsequences: true)
        guard words.count >= 2, words[0] == Self.kind, let data = Data(base64Encoded: String(words[1])),
            Self.isWhole([UInt8](data))
        else { return nil }
        bytes = [UInt8](data)
        text = data.base64EncodedString()
    }

    /// What OpenSSH calls its fingerprint.
    var fingerprint: String {
        let digest = Data(Digest.sha256(bytes)).base64EncodedString()
        return "SHA256:" + digest.prefix { $0 != "=" }
    }

    var line: String { "\(Self.kind) \(text)" }

    /// RFC 4253 §6.6: the kind and the key, each with its length before it.
    private static func isWhole(_ bytes: [UInt8]) -> Bool {
        let head: [UInt8] = [0, 0, 0, UInt8(kind.utf8.count)] + Array(kind.utf8) + [0, 0, 0, 32]
        return bytes.count == head.count + 32 && bytes.starts(with: head)
    }
}
