import Foundation

/// What happened, a line each, for the test that watches.
struct Log {
    let descriptor: Int32

    init(path: String) {
        descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    }

    func note(_ line: String) {
        let bytes = Array("\(line)\n".utf8)
        write(descriptor, bytes, bytes.count)
    }
}
