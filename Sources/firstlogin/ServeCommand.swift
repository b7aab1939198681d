import ArgumentParser
import Dispatch
import Foundation
import Secrets
import Settings
import Synchronization

/// `firstlogin serve`: the companion, and the drain of the outbox, for a host with many terminals.
struct ServeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Answers the browsers of members who set up passkeys, and delivers mails, until it is told to end.",
        discussion: """
            The settings have to name companion.address. It reads settings and certificate anew on SIGHUP, and ends in order
            on SIGTERM and SIGINT.
            """)

    @OptionGroup var file: SettingsOption

    func run() throws {
        // Before any thread begins: one that comes while the settings are still being read waits until it can be
        // heeded.
        Self.hold(SIGHUP)
        _ = hardenProcess()
        let manager = ServiceManager(environment: ProcessInfo.processInfo.environment)
        let reloads = DispatchQueue(label: "reloads")
        reloads.suspend()
        let service: RunningService
        do {
            service = try RunningService(
                Settings.read(file: file.settings, areCompared: true), file: file.settings, manager: manager,
                whenRunning: {
                    manager.isReady()
                    reloads.resume()
                })
        } catch {
            // A queue that is held may not go.
            reloads.resume()
            throw error
        }
        let sources = [
            Self.source(of: SIGHUP, on: reloads) { service.reload() },
            Self.source(of: SIGTERM, on: .global()) { manager.isStopping() },
            Self.source(of: SIGINT, on: .global()) { manager.isStopping() },
        ]
        service.startMails()
        defer { service.stopMails() }
        let failure = Mutex<String?>(nil)
        let ended = DispatchSemaphore(value: 0)
        Task {
            do { try await service.answer() } catch { failure.withLock { $0 = "\(error)" } }
            ended.signal()
        }
        ended.wait()
        withExtendedLifetime(sources) {}
        if let reason = failure.withLock({ $0 }) { throw ServeError.ended(reason) }
    }

    /// Keeps a signal waiting until somebody takes it.
    private static func hold(_ signal: Int32) {
        var set = sigset_t()
        sigemptyset(&set)
        sigaddset(&set, signal)
        pthread_sigmask(SIG_BLOCK, &set, nil)
    }

    private static func source(
        of signal: Int32, on queue: DispatchQueue, _ body: @escaping @Sendable () -> Void
    ) -> any DispatchSourceSignal {
        let source = DispatchSource.makeSignalSource(signal: signal, queue: queue)
        source.setEventHandler(handler: DispatchWorkItem(block: body))
        source.activate()
        return source
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
