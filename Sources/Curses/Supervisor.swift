import CNCurses
import Glibc

/// A parent that outlives the wizard and puts the terminal back after any death of it (T19).
public enum Supervisor {
    /// The status with which a child asks for a new one in its place: the next member gets a process that knows nothing
    /// of the last (T21).
    public static let anew: Int32 = 75

    /// Runs `body` in a child of its own, and in another whenever one ends with `anew`; gives its exit status, or 128
    /// and the number of the signal it died of.
    ///
    /// Call it before any thread starts and before anything else: the fork then costs less than a millisecond. In the
    /// child it returns what `body` gave. `afterDeath` gives the line to print when a signal ended the child.
    public static func run(afterDeath: (_ signal: Int32) -> String? = { _ in nil }, _ body: () -> Int32) -> Int32 {
        var status: Int32
        repeat {
            let child = supervisor_fork()
            // Without a parent there is still a wizard.
            guard child > 0 else { return body() }
            status = supervisor_wait(child)
        } while supervisor_exit_status(status) == anew
        let signal = supervisor_signal(status)
        if signal != 0, let line = afterDeath(signal) {
            let bytes = Array("\(line)\n".utf8)
            write(STDERR_FILENO, bytes, bytes.count)
        }
        return supervisor_exit_status(status)
    }
}
