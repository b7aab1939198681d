private import Glibc
private import World
private import TypedInput

/// Lays mails into a directory as `.eml` files: for the demonstration, for trials and for tests.
public struct FolderCourier: Courier {
    private let directory: String

    /// A courier to that directory, which is made (0700) when absent.
    public init(directory: String) throws(MailError) {
        guard mkdir(directory, 0o700) == 0 || errno == EEXIST else {
            throw .unusableDirectory(directory, code: errno)
        }
        self.directory = directory
    }

    /// Writes `20261124T122238-abc123.eml` (Japan's time; 0600), whole or not at all. The same mail again replaces
    /// itself.
    public func deliver(_ message: Message) -> Delivery {
        let name = Self.name(of: message)
        let draft = "\(directory)/.\(name).part"
        let descriptor = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { return Self.failure() }
        let bytes = message.rendered()
        var done = 0
        while done < bytes.count {
            let written = bytes.withUnsafeBytes {
                write(descriptor, $0.baseAddress?.advanced(by: done), bytes.count - done)
            }
            if written <= 0 { break }
            done += written
        }
        guard done == bytes.count, fsync(descriptor) == 0 else {
            let failure = Self.failure()
            close(descriptor)
            unlink(draft)
            return failure
        }
        close(descriptor)
        return rename(draft, "\(directory)/\(name)") == 0 ? .accepted : Self.failure()
    }

    private static func failure() -> Delivery { .deferred(reason: "cannot write: \(String(cString: strerror(errno)))") }

    private static func name(of message: Message) -> String {
        let time = JapanTime(unixSeconds: message.date.unixSeconds)
        func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let day = "\(time.year)\(padded(time.month))\(padded(time.day))"
        let clock = "\(padded(time.hour))\(padded(time.minute))\(padded(time.second))"
        let id = message.messageID.prefix { $0 != "@" }.filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
        return "\(day)T\(clock)-\(id.prefix(16)).eml"
    }
}
