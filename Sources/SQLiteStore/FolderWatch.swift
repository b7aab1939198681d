import Glibc

/// Is told by the kernel when somebody writes to a file of the store, on this host (inotify(7)), so that whoever waits
/// for that sleeps meanwhile (P03). One thread waits at a time.
final class FolderWatch: Sendable {
    private static let headerSize = 16
    private static let lengthOffset = 12
    private let descriptor: CInt
    private let name: [UInt8]

    /// Watches the folder of the store's file, for it and the files beside it that bear its name; `nil` where the kernel
    /// has no more watches to give.
    init?(storeAt path: String) {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        name = Array((parts.last ?? "").utf8)
        let folder = parts.count > 1 ? parts.dropLast().joined(separator: "/") + "/" : "."
        descriptor = inotify_init1(CInt(IN_CLOEXEC | IN_NONBLOCK))
        guard descriptor >= 0 else { return nil }
        let changes = UInt32(IN_MODIFY | IN_CREATE | IN_MOVED_TO)
        guard inotify_add_watch(descriptor, folder, changes) >= 0 else {
            close(descriptor)
            return nil
        }
    }

    deinit { close(descriptor) }

    /// Waits until one of them was written to, or that many milliseconds.
    func wait(milliseconds: Int32) {
        var left = milliseconds
        while left > 0 {
            let start = ContinuousClock.now
            var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            guard poll(&request, 1, left) > 0 else { return }
            if takeEvents() { return }
            // Another file of the folder.
            left -= max(1, Int32((ContinuousClock.now - start) / .milliseconds(1)))
        }
    }

    /// Takes what the kernel has to tell; whether any of it is about the store.
    private func takeEvents() -> Bool {
        var bytes = [UInt8](repeating: 0, count: 4_096)
        var isOurs = false
        while case let count = read(descriptor, &bytes, bytes.count), count > 0 {
            var place = 0
            while place + Self.headerSize <= count {
                let length = bytes[(place + Self.lengthOffset)..<(place + Self.headerSize)]
                    .reversed().reduce(0) { $0 << 8 | Int($1) }
                let first = place + Self.headerSize
                if bytes[first..<min(first + length, count)].starts(with: name) { isOurs = true }
                place = first + length
            }
        }
        return isOurs
    }
}
