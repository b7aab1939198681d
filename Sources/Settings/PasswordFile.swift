import Foundation
import Secrets

/// A file whose first line is a password, as systemd hands credentials over.
struct PasswordFile {
    private static let largest = 4_096

    let path: String

    /// Why it cannot be used; nil when it can.
    var fault: String? {
        if let reason = PrivateFile.fault(of: path) { return reason }
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
