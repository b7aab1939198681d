import HTTPTypes
import Hummingbird

/// Whether a request says one thing only. What stands twice in it a proxy and a server may each read in their own way:
/// one checks the first, the other believes the second (RFC 9112 §11.2).
enum RequestForm {
    /// Fields of which a request has one at most: RFC 9112 §3.2 (Host), RFC 6454 §7.3, RFC 9110 §8.3 and §8.6,
    /// RFC 6265 §5.4.
    private static let single = ["Origin", "Content-Type", "Content-Length", "Transfer-Encoding", "Cookie"]
        .compactMap { HTTPField.Name($0) }
    private static let host = HTTPField.Name("Host")

    static func isClear(_ request: Request) -> Bool {
        // The first of it has become the authority; whatever is left here is one too many.
        guard let host, request.headers[values: host].isEmpty, let authority = request.head.authority,
            isHostAndPort(authority)
        else { return false }
        return single.allSatisfy { request.headers[values: $0].count < 2 }
    }

    /// RFC 9110 §7.2: a host and a port, never a user before them, nor two with a comma between.
    private static func isHostAndPort(_ authority: String) -> Bool {
        !authority.isEmpty
            && authority.utf8.allSatisfy { byte in
                let character = Character(Unicode.Scalar(byte))
                return character.isASCII && (character.isLetter || character.isNumber || "-._~:[]".contains(character))
            }
    }
}
