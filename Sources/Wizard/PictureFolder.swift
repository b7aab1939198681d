private import Foundation
private import Glibc
private import Synchronization

/// The folder on the member's own disk where she looks for what was saved.
public final class PictureFolder: Sendable {
    /// The folder.
    public let path: String
    /// What this process has saved, and nobody else: that alone is ever removed (S36).
    private let saved = Mutex<[String]>([])

    /// Names tried where files of that name, which are hers, are there already.
    private static let mostOfOneName = 9

    /// A folder, which has to be there.
    public init(path: String) { self.path = path }

    /// Saves a picture that only this user can read. Gives where she finds it: the folder, or the file itself where it
    /// bears another name because hers is there already; `nil` when it cannot be saved.
    func save(_ picture: [UInt8], name: String) -> String? {
        let taken = saved.withLock(\.self)
        for number in 1...Self.mostOfOneName {
            let file = "\(path)/\(number == 1 ? name : Self.numbered(name, number))"
            if taken.contains(file) { unlink(file) }
            // O_EXCL: nobody's link is followed, and nobody's file is written over.
            let descriptor = open(file, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
            if descriptor < 0, errno == EEXIST { continue }
            guard descriptor >= 0 else { return nil }
            let isWhole = write(descriptor, picture, picture.count) == picture.count && !picture.isEmpty
            // On some disks only closing tells that there was no room.
            guard close(descriptor) == 0 && isWhole else {
                unlink(file)
                return nil
            }
            saved.withLock { $0.append(file) }
            return number == 1 ? path : file
        }
        return nil
    }

    /// Removes what was saved; it may be gone already.
    func removeSaved() {
        saved.withLock { saved in
            for file in saved { unlink(file) }
            saved = []
        }
    }

    /// `a.png` as `a (2).png`.
    private static func numbered(_ name: String, _ number: Int) -> String {
        let url = URL(fileURLWithPath: name)
        return "\(url.deletingPathExtension().lastPathComponent) (\(number)).\(url.pathExtension)"
    }
}
