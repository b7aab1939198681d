import Accounts
import Foundation

extension Workstation {
    /// Where this process was started, for a store.
    static func present(store: String, operators: [String]) -> Workstation {
        Workstation(
            systemUser: SystemUser.name, isOperator: SystemUser.isOperator(of: store, named: operators),
            identity: Array(identity.utf8))
    }

    /// The person, the terminal, and the start of the machine. A terminal's name is given to somebody else when its
    /// session ends, so that the leader of the session stands beside it, and when that was started.
    private static var identity: String {
        let boot = ProcessFile.text("sys/kernel/random/boot_id") ?? ""
        let seat = ProcessFile(of: keyboard)
        let leader = seat.flatMap { ProcessFile(of: $0.session) }
        return [
            "\(SystemUser.person)", boot, "\(seat?.terminal ?? 0)", "\(seat?.session ?? 0)", "\(leader?.begunAt ?? 0)",
        ].joined(separator: " ")
    }

    /// The process at whose keyboard somebody sits: sudo(8) gives each command a terminal of its own, behind which the
    /// person's own shell is found among those that began it.
    private static var keyboard: pid_t {
        guard let person = SystemUser.sudoID else { return getpid() }
        var process = getpid()
        while let file = ProcessFile(of: process), file.parent > 1 {
            process = file.parent
            if ProcessFile.user(of: process) == person { return process }
        }
        return getpid()
    }
}
