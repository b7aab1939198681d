import ArgumentParser

/// The program.
@main
struct FirstLogin: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "firstlogin",
        abstract: "Takes a member through her first login, step by step as in the printed manual.",
        discussion: "Without a subcommand the wizard opens on the configured store.",
        version: "0.1.0",
        subcommands: [WizardCommand.self, DemoCommand.self, FlowCommand.self],
        defaultSubcommand: WizardCommand.self)
}
