import Foundation
import Glibc

/// The folder on the member's own disk where she looks for what was saved.
public struct PictureFolder: Sendable {
    /// The folder.
    public let path: String

    /// A folder, which has to be there.
    public init(path: String) { self.path = path }

    /// Saves a picture that only this user can read. False when it cannot be.
    func save(_ picture: [UInt8], name: String) -> Bool {
        let file = "\(path)/\(name)"
        unlink(file)
        // O_EXCL: nobody's link is followed.
        let descriptor = open(file, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { return false }
        let isWhole = write(descriptor, picture, picture.count) == picture.count && !picture.isEmpty
        // On some disks only closing tells that there was no room.
        let isSaved = close(descriptor) == 0 && isWhole
        if !isSaved { unlink(file) }
        return isSaved
    }

    /// Removes it; it may be gone already.
    func remove(name: String) { unlink("\(path)/\(name)") }
}
