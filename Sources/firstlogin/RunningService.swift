import Content
import Companion
import CredentialStore
import Foundation
import Logging
import Mail
import Accounts
import Secrets
import Settings
import Synchronization
import World

/// What `serve` runs: a companion and a drain of the outbox, which go by other settings without ending.
final class RunningService: Sendable {
    private struct Present {
        var settings: Settings
        var runner: OutboxRunner
    }

    private let parts: ServiceParts
    private let file: String?
    private let present: Mutex<Present>
    private let bell: RunnerBell
    private let server: CompanionServer
    private let manager: ServiceManager
    private let logger = Logger(label: "serve")

    /// Opens everything; `file` is where the settings are read anew from. The manager hears that it is ready when it
    /// answers.
    init(
        _ settings: Settings, file: String?, manager: ServiceManager, whenRunning: @escaping @Sendable () -> Void
    ) throws {
        guard let configuration = settings.companion else { throw ServeError.noAddress }
        let dependencies = try ProgramDependencies.live(settings, begins: true)
        parts = ServiceParts(dependencies)
        self.file = file
        self.manager = manager
        bell = RunnerBell()
        let services = parts.services(settings, bell: bell)
        let runner = parts.runner(settings, courier: dependencies.courier)
        present = Mutex(Present(settings: settings, runner: runner))
        guard
            let server = try CompanionServer(
                services: services, configuration: configuration, world: parts.world, logs: true,
                whenRunning: { _ in whenRunning() })
        else { throw ServeError.noAddress }
        self.server = server
        bell.runner = runner
    }

    /// Delivers mails beside whatever this process does.
    func startMails() { present.withLock { $0.runner }.start() }

    /// Ends after the mail that is under way.
    func stopMails() { present.withLock { $0.runner }.stop() }

    /// Answers until the process is told to end.
    func answer() async throws { try await server.run() }

    /// Reads the settings and the certificate anew. What is wrong in them is said, and what was before is used on; what
    /// only a restart can change is said too.
    func reload() {
        manager.isReloading()
        defer { manager.isReady() }
        do {
            let read = try Settings.read(file: file, areCompared: true)
            let running = present.withLock { $0.settings }
            let settings = running.adopting(read)
            let faults = try adopt(settings)
            logger.info("\(Self.sentence(running.changes(to: read)))")
            for fault in faults { logger.error("\(fault); the one before is used on") }
        } catch {
            let reason = OperatorMessage(error, in: Words(.english)).sentence ?? "\(error)"
            let lines = reason.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
            logger.error(
                "the settings were not changed, and those before are used on: \(lines.joined(separator: " "))")
        }
    }

    /// All of it, or nothing where one part cannot be made.
    private func adopt(_ settings: Settings) throws -> [CertificateError] {
        guard let configuration = settings.companion else { throw ServeError.noAddress }
        let runner = parts.runner(settings, courier: try ProgramDependencies.courier(settings))
        let services = parts.services(settings, bell: bell)
        let faults = try server.change(services: services, configuration: configuration)
        let before = present.withLock { present in
            defer { present = Present(settings: settings, runner: runner) }
            return present.runner
        }
        bell.runner = runner
        runner.start()
        before.stop()
        return faults
    }

    /// What the log says of it.
    static func sentence(_ changes: Settings.Changes) -> String {
        let groups = [
            (changes.now, "from now on"), (changes.afterRestart, "only after a restart"),
            (changes.ofWizards, "in wizards that begin from now on"),
        ]
        let parts = groups.filter { !$0.0.isEmpty }.map { "\($0.0.joined(separator: ", ")) count \($0.1)" }
        return "the settings were read anew: "
            + (parts.isEmpty ? "nothing in them was changed" : parts.joined(separator: "; "))
    }
}
