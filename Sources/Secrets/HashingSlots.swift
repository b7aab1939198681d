private import Foundation
private import Glibc

/// Bounds how many passwords are hashed at once on this host, over all processes (S08).
///
/// Slots are locked files: whatever way a process dies, the kernel gives its slot back. A process that is stopped in
/// the middle of its hash keeps its slot and is passed over: another takes the next file of the same slot (R10).
public struct HashingSlots: Sendable {
    private static let pauseMilliseconds = 10
    /// Stopped processes that one slot bears.
    private static let mostStopped = 16

    private let directory: String
    private let count: @Sendable () -> Int
    private let longestWait: Int

    /// `count` slots, which are counted when the first is needed, in a directory, which is made (0700) when absent.
    /// Nobody waits longer than `longestWait` milliseconds for one. Throws `noSlots`.
    public init(
        directory: String, count: @autoclosure @escaping @Sendable () -> Int, longestWait: Int = 30_000
    ) throws(SecretsError) {
        guard mkdir(directory, 0o700) == 0 || errno == EEXIST else {
            throw .noSlots(directory: directory, code: errno)
        }
        self.directory = directory
        self.count = count
        self.longestWait = longestWait
    }

    /// Runs `body` in a slot. While all are taken, `whileWaiting` is called every 10 ms with the milliseconds waited
    /// so far. `patience` is shorter than everybody's longest wait, in milliseconds, for whoever has to answer sooner.
    /// Throws `noSlots`, `noSlotInTime`, or what `body` throws.
    public func withSlot<Result>(
        patience: Int? = nil,
        whileWaiting: (_ waitedMilliseconds: Int) -> Void = { _ in },
        _ body: () throws(SecretsError) -> Result
    ) throws(SecretsError) -> Result {
        let descriptor = try takeSlot(within: min(patience ?? longestWait, longestWait), whileWaiting: whileWaiting)
        // Closing gives the lock back.
        defer { close(descriptor) }
        return try body()
    }

    private func takeSlot(within longestWait: Int, whileWaiting: (Int) -> Void) throws(SecretsError) -> CInt {
        let start = ContinuousClock.now
        let count = count()
        precondition(count >= 1, "someone must be able to hash")
        // Processes begin at different slots, or all would meet at the first.
        var next = Int(getpid()) % count
        while true {
            for _ in 0..<count {
                if let taken = try tryLock(slot: next) { return taken }
                next = (next + 1) % count
            }
            let waited = Int((ContinuousClock.now - start) / .milliseconds(1))
            guard waited < longestWait else { throw .noSlotInTime }
            whileWaiting(waited)
            // A lock on a file rings no bell; nobody waits for anything else here.
            _ = poll(nil, 0, Int32(Self.pauseMilliseconds))
        }
    }

    private func tryLock(slot: Int) throws(SecretsError) -> CInt? {
        for place in 0...Self.mostStopped {
            let path = "\(directory)/slot-\(slot)" + (place == 0 ? "" : ".\(place)")
            let descriptor = open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0o600)
            guard descriptor >= 0 else { throw .noSlots(directory: directory, code: errno) }
            if flock(descriptor, LOCK_EX | LOCK_NB) == 0 {
                Self.sign(descriptor)
                return descriptor
            }
            let code = errno
            defer { close(descriptor) }
            guard code == EWOULDBLOCK || code == EINTR else { throw .noSlots(directory: directory, code: code) }
            guard Self.isStopped(Self.holder(descriptor)) else { return nil }
        }
        return nil
    }

    /// Leaves word of who holds the slot; without it, the holder counts as one that goes on. What a longer name left
    /// behind the line's end is not read: were the file made empty first, ext4 would write it to the disk at each close.
    private static func sign(_ descriptor: CInt) {
        let name = Array("\(getpid())\n".utf8)
        _ = pwrite(descriptor, name, name.count, 0)
    }

    private static func holder(_ descriptor: CInt) -> Int? {
        var bytes = [UInt8](repeating: 0, count: 16)
        let count = pread(descriptor, &bytes, bytes.count, 0)
        guard count > 0 else { return nil }
        return Int(String(decoding: bytes[..<count], as: UTF8.self).prefix(while: \.isNumber))
    }

    /// proc(5), `/proc/PID/stat`: the state stands behind the name's last bracket; `T` and `t` are stopped.
    private static func isStopped(_ process: Int?) -> Bool {
        guard let process, let stat = FileManager.default.contents(atPath: "/proc/\(process)/stat"),
            let end = stat.lastIndex(of: UInt8(ascii: ")")), stat.indices.contains(end + 2)
        else { return false }
        return stat[end + 2] == UInt8(ascii: "T") || stat[end + 2] == UInt8(ascii: "t")
    }
}
