import ArgumentParser
import Accounts
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
            let left = SettingsTable.leftFromExample(in: settings.services.society)
            print(Self.report(on: settings, left: left))
            if !left.isEmpty { throw ExitCode(1) }
        }
    }

    private static func report(on settings: Settings, left: [String]) -> String {
        let mail =
            switch settings.delivery {
            case .smtp: "by the mail server (which was not tried)"
            case .folder(let directory): "into the folder \(directory)"
            }
        let verdict =
            left.isEmpty
            ? "The settings can be used."
            : """
            These settings are an example, and cannot be used for members yet: \(left.joined(separator: ", ")) \
            \(left.count == 1 ? "is" : "are") still the example's. Say who you are there.
            """
        return """
            \(verdict)
            store:    \(settings.store)
            keys:     \(settings.keys)
            mail:     \(mail)
            terminal: \(settings.place.name) (\(settings.place.kind.rawValue))
            """ + settings.remarks.map { "\nremark:   \($0)" }.joined()
    }
}
