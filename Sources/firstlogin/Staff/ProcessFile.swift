import Foundation

/// What proc(5) says of a process.
struct ProcessFile {
    /// The process that began it.
    let parent: pid_t
    /// The session that it belongs to, by its leader's number.
    let session: pid_t
    /// Its terminal as a device number; 0 where it has none.
    let terminal: Int
    /// When it was started, in ticks of the clock since the machine was.
    let begunAt: UInt64

    /// Of a process; `nil` where it is gone or hidden.
    init?(of process: pid_t) {
        // The name stands in brackets, and may hold anything.
        guard let text = Self.text("\(process)/stat"), let end = text.lastIndex(of: ")") else { return nil }
        let fields = text[text.index(after: end)...].split(separator: " ")
        guard fields.count > 19, let parent = pid_t(fields[1]), let session = pid_t(fields[3]),
            let terminal = Int(fields[4]), let begunAt = UInt64(fields[19])
        else { return nil }
        (self.parent, self.session, self.terminal, self.begunAt) = (parent, session, terminal, begunAt)
    }

    /// The user whom a process belongs to.
    static func user(of process: pid_t) -> uid_t? {
        var folder = stat()
        return stat("/proc/\(process)", &folder) == 0 ? folder.st_uid : nil
    }

    /// A file of proc(5), without the blanks at its ends.
    static func text(_ name: String) -> String? {
        FileManager.default.contents(atPath: "/proc/\(name)").map {
            String(decoding: $0, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
        }
    }
}
