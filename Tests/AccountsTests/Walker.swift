import Foundation
import Glibc
import Shell

/// A process that writes lines, and is killed in the middle of it.
struct Walker {
    struct Stuck: Error {}

    private let process: pid_t
    private let output: Int32

    init(_ command: [String]) throws {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw Shell.Failure(status: errno) }
        output = ends[0]
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        _ = fcntl(output, F_SETFL, O_NONBLOCK)
        defer { close(ends[1]) }
        process = try Shell.start(command, output: ends[1])
    }

    /// Waits for so many lines and so long after them, kills it, and gives all lines that it had written.
    func kill(afterLines count: Int, microseconds: Int) throws -> [Data] {
        var text = Data()
        var seen = 0
        var isStuck = false
        while seen < count {
            var source = pollfd(fd: output, events: Int16(POLLIN), revents: 0)
            guard poll(&source, 1, 60_000) > 0, let chunk = readOn() else {
                isStuck = true
                break
            }
            seen += chunk.count { $0 == UInt8(ascii: "\n") }
            text += chunk
        }
        // The moment is the test itself: nothing is waited for.
        usleep(UInt32(microseconds))
        Glibc.kill(process, SIGKILL)
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        while let chunk = readOn() { text += chunk }
        close(output)
        if isStuck { throw Stuck() }
        return text.split(separator: UInt8(ascii: "\n"))
    }

    private func readOn() -> Data? {
        var chunk = [UInt8](repeating: 0, count: 65_536)
        let count = read(output, &chunk, chunk.count)
        return count > 0 ? Data(chunk[..<count]) : nil
    }
}
