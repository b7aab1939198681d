import Configuration
import Foundation
import Synchronization

/// The settings file: a JSON object, read once, bounded (S33).
struct SettingsFile {
    /// Where it is looked for when nothing else is said.
    static let usualPath = "/etc/firstlogin/settings.json"
    private static let largest = 65_536
    private static let deepest = 16

    let path: String
    /// Every key that the file sets.
    let keys: [String]
    let values: any ConfigSnapshot

    /// Reads a file. Throws `unusableFile`.
    init(path: String) throws(SettingsError) {
        func refuse(_ reason: String) -> SettingsError { .unusableFile(path: path, reason: reason) }
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw refuse(String(cString: strerror(errno))) }
        defer { close(descriptor) }
        guard let data = Self.read(descriptor) else { throw refuse("it cannot be read") }
        guard data.count <= Self.largest else { throw refuse("it has more than \(Self.largest) bytes") }
        guard Self.depth(data) <= Self.deepest else { throw refuse("its objects lie deeper than \(Self.deepest)") }
        if let key = RepeatedKey.first(in: data) { throw refuse("it has the key \(key) twice in one object") }
        // The parser asks of every key that it finds whether it is secret: that is how unknown ones become known.
        let found = KeyTray()
        do {
            values = try JSONSnapshot(
                data: data.span.bytes, providerName: path,
                parsingOptions: .init(
                    secretsSpecifier: .dynamic { key, _ in
                        found.lay(key)
                        return true
                    }))
        } catch {
            throw refuse(Self.reason(error))
        }
        keys = found.keys
        self.path = path
    }

    /// All of it, or as much as shows that it is too large; nil where it cannot be read.
    private static func read(_ descriptor: Int32) -> [UInt8]? {
        var data: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 4_096)
        while data.count <= largest {
            let count = Foundation.read(descriptor, &piece, piece.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { return nil }
            if count == 0 { break }
            data += piece[..<count]
        }
        return data
    }

    /// Foundation says where a file stops being JSON; what the package says of a value's type stands as it is.
    private static func reason(_ error: any Error) -> String {
        let foundation = error as NSError
        guard foundation.domain == NSCocoaErrorDomain else { return "\(error)" }
        return "it is no JSON. \(foundation.userInfo[NSDebugDescriptionErrorKey] as? String ?? "")"
    }

    /// How deep objects and lists lie in one another.
    private static func depth(_ data: [UInt8]) -> Int {
        var (depth, deepest, isText, isEscaped) = (0, 0, false, false)
        for byte in data {
            switch byte {
            case _ where isEscaped: isEscaped = false
            case UInt8(ascii: "\\") where isText: isEscaped = true
            case UInt8(ascii: "\""): isText.toggle()
            case _ where isText: break
            case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
            default: break
            }
            deepest = max(deepest, depth)
        }
        return deepest
    }
}

private final class KeyTray: Sendable {
    private let found = Mutex<[String]>([])

    func lay(_ key: String) { found.withLock { $0.append(key) } }

    var keys: [String] { found.withLock { $0.sorted() } }
}
