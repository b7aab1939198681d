import Foundation

/// A file whose first line is a password, as systemd hands credentials over.
struct PasswordFile {
    private static let largest = 4_096

    let path: String

    /// Why it cannot be used; nil when it can.
    var fault: String? {
        guard let handle = FileHandle(forReadingAtPath: path) else {
            return "\(path) cannot be read: \(String(cString: strerror(errno)))"
        }
        var facts = stat()
        guard fstat(handle.fileDescriptor, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else {
            return "\(path) is no file"
        }
        if facts.st_mode & 0o077 != 0 { return "others can read \(path): chmod 600 \(path)" }
        return password() == nil ? "\(path) has no password in its first line" : nil
    }

    /// The password; nil when it cannot be read.
    func password() -> String? {
        guard let handle = FileHandle(forReadingAtPath: path) else { return nil }
        do {
            let data = try handle.read(upToCount: Self.largest) ?? Data()
            let line = data.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
            return line.isEmpty ? nil : String(validating: line, as: UTF8.self)
        } catch {
            return nil
        }
    }
}
