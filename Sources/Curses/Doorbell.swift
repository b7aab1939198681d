import CNCurses
import Glibc

/// Wakes the thread that waits for the terminal; any thread may ring after putting news in a mailbox.
public final class Doorbell: Sendable {
    let descriptor: Int32

    init() throws(ConsoleError) {
        descriptor = curses_open_doorbell()
        guard descriptor >= 0 else { throw .noDescriptor }
    }

    deinit { close(descriptor) }

    /// Rings; many rings before an answer are one.
    public func ring() { curses_ring(descriptor) }

    func answer() { curses_answer(descriptor) }
}
