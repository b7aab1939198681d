import Accounts
import ArgumentParser
import Content
import Secrets
import Settings
import World

/// `firstlogin office check`: whether everything that the program stands on is well.
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Looks whether everything is well: for a person, or for monitoring.",
        discussion: """
            Settings, keys, store, record, clock, mail server (by a login that sends nothing), certificate, QR \
            library, disk, and how old the last backup and the last drill are. Nothing is changed. Exit status 0 where all is well, 1 \
            where something should be looked at, 2 where something is wrong. For example, each hour:

              firstlogin office check --json
            """)

    @OptionGroup var options: OfficeCommand.Options

    func run() throws {
        _ = hardenProcess()
        let settings = try options.settings
        let found = HostFindings(
            findings: HostCheck(settings: settings, words: StaffLanguage.present, now: World.live.now()).findings())
        try options.show(found)
        if found.status != 0 { throw ExitCode(found.status) }
    }
}
