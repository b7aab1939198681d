private import Glibc

/// Bounds how many passwords are hashed at once on this host, over all processes (S08).
///
/// Slots are locked files: whatever way a process dies, the kernel gives its slot back.
public struct HashingSlots: Sendable {
    private static let pauseMilliseconds = 10

    private let directory: String
    private let count: Int

    /// `count` slots in a directory, which is made (0700) when absent. Throws `noSlots`.
    public init(directory: String, count: Int) throws(SecretsError) {
        precondition(count >= 1, "someone must be able to hash")
        guard mkdir(directory, 0o700) == 0 || errno == EEXIST else {
            throw .noSlots(directory: directory, code: errno)
        }
        self.directory = directory
        self.count = count
    }

    /// Runs `body` in a slot. While all are taken, `whileWaiting` is called every 10 ms with the milliseconds waited
    /// so far. Throws `noSlots`, or what `body` throws.
    public func withSlot<Result>(
        whileWaiting: (_ waitedMilliseconds: Int) -> Void = { _ in },
        _ body: () throws(SecretsError) -> Result
    ) throws(SecretsError) -> Result {
        let descriptor = try takeSlot(whileWaiting: whileWaiting)
        // Closing gives the lock back.
        defer { close(descriptor) }
        return try body()
    }

    private func takeSlot(whileWaiting: (Int) -> Void) throws(SecretsError) -> CInt {
        let start = ContinuousClock.now
        // Processes begin at different slots, or all would meet at the first.
        var next = Int(getpid()) % count
        while true {
            for _ in 0..<count {
                if let taken = try tryLock(slot: next) { return taken }
                next = (next + 1) % count
            }
            whileWaiting(Int((ContinuousClock.now - start) / .milliseconds(1)))
            // A lock on a file rings no bell; nobody waits for anything else here.
            _ = poll(nil, 0, Int32(Self.pauseMilliseconds))
        }
    }

    private func tryLock(slot: Int) throws(SecretsError) -> CInt? {
        let path = "\(directory)/slot-\(slot)"
        let descriptor = open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .noSlots(directory: directory, code: errno) }
        if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return descriptor }
        let code = errno
        close(descriptor)
        guard code == EWOULDBLOCK || code == EINTR else { throw .noSlots(directory: directory, code: code) }
        return nil
    }
}
