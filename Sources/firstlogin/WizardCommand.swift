import ArgumentParser
import Curses
import Settings

/// `firstlogin`: the wizard on the configured store.
struct WizardCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "wizard", abstract: "Opens the wizard on the configured store (the default).")

    @OptionGroup var file: SettingsOption

    @OptionGroup var form: PlainOption

    func run() throws { throw ExitCode(Self.open(settings: file.settings, isPlain: form.isPlain)) }

    /// Opens the wizard; gives the exit status.
    static func open(settings: String?, isPlain: Bool = LineTerminal.isWanted) -> Int32 {
        WizardProgram.supervised(isPlain: isPlain) {
            try ProgramDependencies.live(Settings.read(file: settings), begins: true).open(isPlain: isPlain)
        }
    }
}

/// The option that the commands share which open the wizard.
struct PlainOption: ParsableArguments {
    @Flag(
        help: """
            Asks line by line, for screen readers, braille displays and serial lines. ACCESSIBLE=1, TERM=dumb and a \
            pipe ask so too.
            """)
    var plain = false

    /// Whether it was asked for, or there is no other way.
    var isPlain: Bool { plain || LineTerminal.isWanted }
}

/// The option that all commands on the configured store share.
struct SettingsOption: ParsableArguments {
    @Option(help: "The settings file; otherwise $FIRSTLOGIN_SETTINGS, or /etc/firstlogin/settings.json if it is there.")
    var settings: String?
}
