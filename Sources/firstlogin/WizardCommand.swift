import ArgumentParser

/// `firstlogin`: the wizard on the configured store.
struct WizardCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "wizard", abstract: "Opens the wizard on the configured store (the default).")

    func run() throws {
        throw ValidationError("settings are not read yet")
    }
}
