import CredentialStore
import Foundation
import Portal
import SQLiteStore
import Secrets
import Settings
import World

/// The store of this host and the keys that belong to it (S35). Each is made only while neither holds anything.
struct HostStore {
    let store: any CredentialStore
    let vault: Vault

    /// Opens both, and makes them where there is nothing yet. Throws `HostStoreError`, `StoreError`, `SecretsError` or
    /// `KeyCheck.Fault`.
    ///
    /// Only whoever `begins` a society makes them; anybody else is told that there is none.
    init(store path: String, keys: String, begins: Bool, world: World) throws {
        let hasKeys = Self.isThere(keys)
        if hasKeys, !Self.isThere(path) { throw HostStoreError.storeGone(store: path, keys: keys) }
        if !begins, !Self.isThere(path) { throw HostStoreError.none(store: path) }
        let folder = Settings.folder(of: path)
        if !Self.isThere(folder) {
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        }
        store = try SQLiteStore(path: path)
        // Another process that begins at the same moment may have made them since.
        guard try hasKeys || Self.isThere(keys) || KeyCheck.isUntouched(store) else {
            throw HostStoreError.keysGone(store: path, keys: keys)
        }
        vault = Vault(ring: try KeyRing.openOrCreate(path: keys, world: world))
        if hasKeys, try !Self.isBegun(store) { throw HostStoreError.empty(store: path, keys: keys) }
        try KeyCheck(of: vault, against: store).settle()
    }

    /// Checks both as they are, and makes nothing: `nil` where the host has neither yet.
    static func check(store path: String, keys: String, world: World) throws {
        guard isThere(path) || isThere(keys) else { return }
        _ = try HostStore(store: path, keys: keys, begins: false, world: world)
    }

    /// Whether something stands in the store. Whoever has just made the keys writes there next.
    private static func isBegun(_ store: any CredentialStore) throws -> Bool {
        for _ in 0..<20 {
            if try !KeyCheck.isUntouched(store) { return true }
            _ = poll(nil, 0, 100)
        }
        return false
    }

    private static func isThere(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }
}

/// What of the two is missing.
enum HostStoreError: Error, CustomStringConvertible {
    case none(store: String)
    case empty(store: String, keys: String)
    case demos(store: String)
    case keysGone(store: String, keys: String)
    case storeGone(store: String, keys: String)

    var description: String {
        switch self {
        case .none(let store): "there is no store \(store) yet: firstlogin office import makes it, with its keys"
        case .empty(let store, let keys):
            """
            the store \(store) is empty, and its key file \(keys) is there: lay back the whole copy (with store.sqlite-wal, \
            if that was copied), or move both away if a new society is to begin
            """
        case .demos(let store):
            "the store \(store) lies in the folder of a demo, which may clear it: name another place in the settings"
        case .keysGone(let store, let keys):
            """
            the store \(store) is in use, and its key file \(keys) is not there: lay it back from your copy. Without it \
            nothing that was sealed opens, and no new one is made
            """
        case .storeGone(let store, let keys):
            """
            the key file \(keys) is there, and its store \(store) is not: lay it back from your copy, or move the key \
            file away if a new society is to begin
            """
        }
    }
}
