import ArgumentParser
import Settings

/// `firstlogin`: the wizard on the configured store.
struct WizardCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "wizard", abstract: "Opens the wizard on the configured store (the default).")

    @OptionGroup var file: SettingsOption

    @OptionGroup var text: PlainOption

    func run() throws { throw ExitCode(Self.open(settings: file.settings, in: try text.form)) }

    /// Opens the wizard; gives the exit status.
    static func open(settings: String?, in form: WizardForm) -> Int32 {
        WizardProgram.supervised(in: form) {
            try ProgramDependencies.open(Settings.read(file: settings), in: form)
        }
    }
}

/// The option that all commands on the configured store share.
struct SettingsOption: ParsableArguments {
    @Option(help: "The settings file; otherwise $FIRSTLOGIN_SETTINGS, or /etc/firstlogin/settings.json if it is there.")
    var settings: String?
}
