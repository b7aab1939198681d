import Foundation

/// Who sits at the office's keyboard, as the system knows it.
enum SystemUser {
    /// The user that this process runs as, and, where that is another (sudo, su), the one who logged in.
    static var name: String {
        let user = name(of: getuid())
        guard person != getuid() else { return user }
        return "\(user), login \(name(of: person))"
    }

    /// Whoever logged in: pam_loginuid(8) sets it once, and nobody afterwards; without it, whom sudo(8) names, who
    /// cannot choose that. Else the user that this process runs as.
    static var person: uid_t { loginID ?? sudoID ?? getuid() }

    /// Whether that person looks after the program: root, whoever owns the store, and whom the settings name.
    static func isOperator(of store: String, named names: [String]) -> Bool {
        var file = stat()
        let owner = stat(store, &file) == 0 ? file.st_uid : getuid()
        return person == 0 || person == owner || names.contains(name(of: person))
    }

    private static var loginID: uid_t? {
        guard let text = ProcessFile.text("self/loginuid"), let id = uid_t(text), id != uid_t.max else { return nil }
        return id
    }

    static var sudoID: uid_t? { ProcessInfo.processInfo.environment["SUDO_UID"].flatMap { uid_t($0) } }

    private static func name(of id: uid_t) -> String {
        var entry = passwd()
        var found: UnsafeMutablePointer<passwd>?
        var text = [CChar](repeating: 0, count: 4_096)
        guard getpwuid_r(id, &entry, &text, text.count, &found) == 0, found != nil else { return "uid \(id)" }
        return String(cString: entry.pw_name)
    }
}
