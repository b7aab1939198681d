import CNCurses
import Glibc

/// A parent that outlives the wizard and puts the terminal back after any death of it (T19).
public enum Supervisor {
    /// Runs `body` in a child of its own and gives its exit status, or 128 and the number of the signal it died of.
    ///
    /// Call it before any thread starts and before anything else: the fork then costs less than a millisecond. In the
    /// child it returns what `body` gave. `afterDeath` gives the line to print when a signal ended the child.
    public static func run(afterDeath: (_ signal: Int32) -> String? = { _ in nil }, _ body: () -> Int32) -> Int32 {
        let child = supervisor_fork()
        // Without a parent there is still a wizard.
        guard child > 0 else { return body() }
        let status = supervisor_wait(child)
        let signal = supervisor_signal(status)
        if signal != 0, let line = afterDeath(signal) {
            let bytes = Array("\(line)\n".utf8)
            write(STDERR_FILENO, bytes, bytes.count)
        }
        return supervisor_exit_status(status)
    }
}
