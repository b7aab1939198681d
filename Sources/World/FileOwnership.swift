private import Glibc

/// Whose a file or a folder is, and who else may reach it, as the file system says.
public struct FileOwnership: Hashable, Sendable {
    /// Whether it is a folder.
    public let isFolder: Bool
    /// Whether it belongs to the user that this process runs as.
    public let isOurs: Bool
    /// Whether it belongs to root, who may reach everything anyway.
    public let isRoots: Bool
    /// Whether its mode lets the group or others read, write or enter it.
    public let isOpenToOthers: Bool

    /// What a path names; a link counts as what it leads to. `nil` where there is nothing, or nothing to be looked at.
    public init?(of path: String) {
        var facts = stat()
        guard stat(path, &facts) == 0 else { return nil }
        isFolder = facts.st_mode & S_IFMT == S_IFDIR
        isOurs = facts.st_uid == geteuid()
        isRoots = facts.st_uid == 0
        isOpenToOthers = facts.st_mode & 0o077 != 0
    }
}
