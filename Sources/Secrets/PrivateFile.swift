import Glibc

/// A file that holds a secret, and which nobody but this program's user may read.
public enum PrivateFile {
    /// Why a file is not fit to hold one, as a sentence for the operator; nil where it is. One that cannot be looked at
    /// is said to be so.
    ///
    /// A file of root's may be read by its group: the system then lends it to a service by that (PostgreSQL's rule).
    public static func fault(of path: String) -> String? {
        var facts = stat()
        guard stat(path, &facts) == 0, access(path, R_OK) == 0 else {
            return "\(path) cannot be read: \(String(cString: strerror(errno)))"
        }
        return fault(of: path, facts, reader: geteuid())
    }

    static func fault(of path: String, _ facts: stat, reader: uid_t) -> String? {
        if facts.st_mode & S_IFMT != S_IFREG { return "\(path) is no file" }
        guard facts.st_uid == reader || facts.st_uid == 0 else {
            return "somebody else owns \(path): chown it to the user of this program"
        }
        let others: mode_t = facts.st_uid == reader ? 0o077 : 0o037
        return facts.st_mode & others == 0 ? nil : "others can read \(path): chmod 600 \(path)"
    }
}
