import Foundation

/// Who sits at the office's keyboard, as the system knows it.
enum SystemUser {
    /// The user that this process runs as, and, where that is another (sudo, su), the one who logged in.
    static var name: String {
        let user = name(of: getuid())
        guard let login = loginID, login != getuid() else { return user }
        return "\(user), login \(name(of: login))"
    }

    /// pam_loginuid(8): set once at the login, and by nobody afterwards.
    private static var loginID: uid_t? {
        guard let data = FileManager.default.contents(atPath: "/proc/self/loginuid"),
            let id = uid_t(String(decoding: data, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)),
            id != uid_t.max
        else { return nil }
        return id
    }

    private static func name(of id: uid_t) -> String {
        var entry = passwd()
        var found: UnsafeMutablePointer<passwd>?
        var text = [CChar](repeating: 0, count: 4_096)
        guard getpwuid_r(id, &entry, &text, text.count, &found) == 0, found != nil else { return "uid \(id)" }
        return String(cString: entry.pw_name)
    }
}
