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
    init(store path: String, keys: String, world: World) throws {
        let hasKeys = Self.isThere(keys)
        if hasKeys, !Self.isThere(path) { throw HostStoreError.storeGone(store: path, keys: keys) }
        let folder = Settings.folder(of: path)
        if !Self.isThere(folder) {
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        }
        store = try SQLiteStore(path: path)
        // Another process that begins at the same moment may have made them since.
        guard try hasKeys || Self.isThere(keys) || KeyCheck.mayMakeRing(for: store) else {
            throw HostStoreError.keysGone(store: path, keys: keys)
        }
        vault = Vault(ring: try KeyRing.openOrCreate(path: keys, world: world))
        try KeyCheck(of: vault, against: store).settle()
    }

    /// Checks both as they are, and makes nothing: `nil` where the host has neither yet.
    static func check(store path: String, keys: String, world: World) throws {
        guard isThere(path) || isThere(keys) else { return }
        _ = try HostStore(store: path, keys: keys, world: world)
    }

    private static func isThere(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }
}

/// What of the two is missing.
enum HostStoreError: Error, CustomStringConvertible {
    case keysGone(store: String, keys: String)
    case storeGone(store: String, keys: String)

    var description: String {
        switch self {
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
