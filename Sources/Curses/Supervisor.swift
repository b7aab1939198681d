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
    /// child it returns what `body` gave. `afterDeath` gives the line to print when a signal ended the child. At a
    /// kiosk another begins in its place, as `RestartRule` says; `askOffice` gives the page that stands there meanwhile
    /// once too many have died.
    public static func run(
        afterDeath: (_ signal: Int32) -> String? = { _ in nil }, askOffice: (_ signal: Int32) -> String? = { _ in nil },
        _ body: () -> Int32
    ) -> Int32 {
        let clock = ContinuousClock()
        let start = clock.now
        var (status, rule): (Int32, RestartRule) = (0, RestartRule())
        repeat {
            let begin = start.duration(to: clock.now)
            let child = supervisor_fork()
            // Without a parent there is still a wizard.
            guard child > 0 else { return body() }
            status = supervisor_wait(child)
            let signal = supervisor_signal(status)
            guard signal != 0, supervisor_is_kiosk() else { continue }
            let restart = rule.noteDeath(at: start.duration(to: clock.now), begunAt: begin)
            waitAndShow(restart, restart.asksOffice ? askOffice(signal) : nil)
        } while goesOn(after: status)
        let signal = supervisor_signal(status)
        if signal != 0, let line = afterDeath(signal) {
            let bytes = Array("\(line)\n".utf8)
            write(STDERR_FILENO, bytes, bytes.count)
        }
        return supervisor_exit_status(status)
    }

    private static func goesOn(after status: Int32) -> Bool {
        // A child that had ended when the signal came did not hear of it.
        if supervisor_is_told() { return false }
        return supervisor_signal(status) == 0 ? supervisor_exit_status(status) == anew : supervisor_is_kiosk()
    }

    /// Our own page, without anything of the dead child's.
    private static func waitAndShow(_ restart: RestartRule.Restart, _ page: String?) {
        guard !supervisor_is_told() else { return }
        // A terminal whose line ends are as they came needs both.
        supervisor_show(page?.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n"))
        let (seconds, attoseconds) = restart.wait.components
        _ = supervisor_pause(Int32(seconds * 1_000 + attoseconds / 1_000_000_000_000_000))
    }
}
