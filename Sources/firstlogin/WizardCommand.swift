import ArgumentParser
import Settings

/// `firstlogin`: the wizard on the configured store.
struct WizardCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "wizard", abstract: "Opens the wizard on the configured store (the default).")

    @OptionGroup var file: SettingsOption

    func run() throws { throw ExitCode(Self.open(settings: file.settings)) }

    /// Opens the wizard; gives the exit status.
    static func open(settings: String?) -> Int32 {
        WizardProgram.supervised { try ProgramDependencies.live(Settings.read(file: settings), begins: true).open() }
    }
}

/// The option that all commands on the configured store share.
struct SettingsOption: ParsableArguments {
    @Option(help: "The settings file; otherwise $FIRSTLOGIN_SETTINGS, or /etc/firstlogin/settings.json if it is there.")
    var settings: String?
}
