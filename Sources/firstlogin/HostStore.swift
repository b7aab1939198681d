import Content
import CredentialStore
import Foundation
import Accounts
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
enum HostStoreError: Error {
    case none(store: String)
    case empty(store: String, keys: String)
    case demos(store: String)
    case keysGone(store: String, keys: String)
    case storeGone(store: String, keys: String)

    func told(in words: Words) -> String {
        switch self {
        case .none(let store): words("complaint.host.none", ["store": store])
        case .empty(let store, let keys): words("complaint.host.empty", ["store": store, "keys": keys])
        case .demos(let store): words("complaint.host.demos", ["store": store])
        case .keysGone(let store, let keys): words("complaint.host.keysGone", ["store": store, "keys": keys])
        case .storeGone(let store, let keys): words("complaint.host.storeGone", ["store": store, "keys": keys])
        }
    }
}
