import ArgumentParser
import Portal
import Settings
import World

/// `firstlogin settings`: checks them, or says what there is to set.
struct SettingsCommand: ParsableCommand {
    enum Form: String, ExpressibleByArgument, CaseIterable {
        case table, example
    }

    static let configuration = CommandConfiguration(
        commandName: "settings", abstract: "Checks the settings, or shows what can be set.")

    @OptionGroup var file: SettingsOption

    @Option(
        name: .customLong("as"), help: "table: all settings, as Markdown. example: a file that sets what has to be set."
    )
    var form: Form?

    func run() throws {
        switch form {
        case .table: print(SettingsTable.markdown)
        case .example: print(SettingsTable.example)
        case nil:
            let settings = try Settings.read(file: file.settings)
            try HostStore.check(store: settings.store, keys: settings.keys, world: .live)
            print(Self.report(on: settings))
        }
    }

    private static func report(on settings: Settings) -> String {
        let mail =
            switch settings.delivery {
            case .smtp: "by the mail server (which was not tried)"
            case .folder(let directory): "into the folder \(directory)"
            }
        return """
            The settings can be used.
            store:    \(settings.store)
            keys:     \(settings.keys)
            mail:     \(mail)
            terminal: \(settings.place.name) (\(settings.place.kind.rawValue))
            """
    }
}
