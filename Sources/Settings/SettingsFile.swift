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
        guard let handle = FileHandle(forReadingAtPath: path) else { throw refuse(String(cString: strerror(errno))) }
        let data: Data
        do {
            data = try Self.read(handle)
        } catch {
            throw refuse("it cannot be read")
        }
        guard data.count <= Self.largest else { throw refuse("it has more than \(Self.largest) bytes") }
        guard Self.depth(data) <= Self.deepest else { throw refuse("its objects lie deeper than \(Self.deepest)") }
        if let key = RepeatedKey.first(in: data) { throw refuse("it has the key \(key) twice in one object") }
        // The parser asks of every key that it finds whether it is secret: that is how unknown ones become known.
        let found = KeyTray()
        do {
            values = try JSONSnapshot(
                data: data.bytes, providerName: path,
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

    private static func read(_ handle: FileHandle) throws -> Data {
        var data = Data()
        while data.count <= largest, let piece = try handle.read(upToCount: largest + 1 - data.count), !piece.isEmpty {
            data += piece
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
    private static func depth(_ data: Data) -> Int {
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
