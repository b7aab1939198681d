import Content
import ArgumentParser
import Accounts
import Secrets
import Settings
import World

/// `firstlogin office new-key`: a rotation of the key file while it is in use (S29).
struct NewKeyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new-key",
        abstract: "Adds a newer key to the key file; what is sealed from now on is sealed under it.",
        discussion: """
            Wizards and `firstlogin serve` that are open take it at once. The older keys stay in the file, for what
            they have sealed: keep a copy of the whole file elsewhere.
            """)

    @OptionGroup var file: SettingsOption
    @OptionGroup var staff: LanguageOption

    func run() throws {
        _ = hardenProcess()
        let settings = try file.ofOffice
        let ring = try ProgramDependencies.live(settings).officeServices().office.addKey(to: settings.keys)
        print(
            StaffLanguage.present(
                "office.newKey", ["path": settings.keys, "count": "\(ring.versions.count)"]))
    }
}
