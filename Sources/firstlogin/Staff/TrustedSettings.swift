import Foundation
import Settings

extension SettingsOption {
    /// What they say, for a command of the office: they name the store and whoever looks after it, so where a command
    /// runs with somebody else's rights (sudo), whoever called it may not choose them.
    var ofOffice: Settings { get throws { try Settings.read(file: TrustedSettings.path(settings)) } }
}

/// Settings that nobody but root and this process's user can have written.
enum TrustedSettings {
    /// A file that others could have written, or could put another in the place of.
    struct Distrust: Error {
        let path: String
    }

    /// The file to read. Throws `Distrust`, or `FileMessage` where there is none.
    static func path(_ named: String?) throws -> String? {
        guard SystemUser.person != getuid() else { return named }
        // What stands in /etc is root's to say.
        guard let path = named ?? ProcessInfo.processInfo.environment["FIRSTLOGIN_SETTINGS"] else { return nil }
        guard let real = realpath(path, nil) else { throw FileMessage(path: path, code: errno) }
        defer { free(real) }
        // Without links, so that what is looked at here is what is read.
        let whole = String(cString: real)
        guard isOwn(whole, to: [0, getuid()]) else { throw Distrust(path: path) }
        return whole
    }

    /// Whether those users alone can write a file and each folder that it lies in.
    static func isOwn(_ path: String, to users: Set<uid_t>) -> Bool {
        var file = stat()
        guard stat(path, &file) == 0, users.contains(file.st_uid), file.st_mode & 0o022 == 0 else { return false }
        return path == "/" || isOwn(Settings.folder(of: path), to: users)
    }
}
