import Accounts

/// What runs beside a wizard in its process: mails are delivered, and browsers are answered where nobody else does.
final class WizardBackground {
    /// What the wizard asks.
    let services: AccountServices
    private let runner: OutboxRunner
    private let companion: OwnCompanion

    /// Begins to deliver mails.
    init(_ dependencies: ProgramDependencies) {
        let runner = dependencies.mailRunner()
        let companion = OwnCompanion(
            services: dependencies.services(hasAnswered: { _ in runner.ring() }),
            configuration: dependencies.companion, world: dependencies.world)
        services = dependencies.services(hasAnswered: { session in
            runner.ring()
            if session.member != nil { companion.start() }
        })
        (self.runner, self.companion) = (runner, companion)
        runner.start()
    }

    /// Ends both.
    func stop() {
        companion.stop()
        runner.stop()
    }
}
