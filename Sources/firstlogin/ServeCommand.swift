import ArgumentParser
import Companion
import Dispatch
import Portal
import Secrets
import Settings
import Synchronization

/// `firstlogin serve`: the companion, and the drain of the outbox, for a host with many terminals.
struct ServeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Answers the browsers of members who set up passkeys, and delivers mails, until it is told to end.",
        discussion: "The settings have to name companion.address. It ends in order on SIGTERM and SIGINT.")

    @OptionGroup var file: SettingsOption

    func run() throws {
        _ = hardenProcess()
        let settings = try Settings.read(file: file.settings)
        guard let configuration = settings.companion else { throw ServeError.noAddress }
        let house = try House.real(settings)
        let runner = house.mailRunner()
        let portal = house.portal(hasAnswered: { _ in runner.ring() })
        guard
            let server = try CompanionServer(
                portal: portal, configuration: configuration, world: house.world, logs: true)
        else { throw ServeError.noAddress }
        runner.start()
        defer { runner.stop() }
        let failure = Mutex<String?>(nil)
        let ended = DispatchSemaphore(value: 0)
        Task {
            do { try await server.run() } catch { failure.withLock { $0 = "\(error)" } }
            ended.signal()
        }
        ended.wait()
        if let reason = failure.withLock({ $0 }) { throw ServeError.ended(reason) }
    }
}

/// Why the companion does not run.
enum ServeError: Error, CustomStringConvertible {
    case noAddress
    case ended(String)

    var description: String {
        switch self {
        case .noAddress: "the settings name no companion.address, so there is nothing to answer"
        case .ended(let reason): "the companion has ended: \(reason)"
        }
    }
}
