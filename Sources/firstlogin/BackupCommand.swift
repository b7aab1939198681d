import Accounts
import ArgumentParser
import Backup
import Content
import Foundation
import SQLiteStore
import Secrets
import Settings
import World

/// `firstlogin office backup`: a copy of the store while it is in use (R07, R11).
struct BackupCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup", abstract: "Takes a backup of the store, or tries one that was taken.",
        discussion: """
            The backup is one file, sealed under the newest key of the key file. It can be taken while members log in, \
            is opened again at once to see that it is whole, and replaces no file. The key file is not in it: keep a \
            copy of that elsewhere. For example:

              firstlogin office backup /srv/backup/firstlogin-$(date +%F)
              firstlogin office backup --drill /srv/backup/firstlogin-2026-11-28

            The second opens one aside, brings it up to date as putting it back would, checks the counts of all rows \
            and the whole record, and takes it away again. Exit status 1 where it is not whole.
            """)

    @Argument(help: "The file.", completion: .file()) var file: String
    @Flag(help: "Tries that backup, and changes nothing.") var drill = false
    @OptionGroup var options: OfficeCommand.Options

    func run() throws {
        try FileMessage.refuseFolder(file)
        let settings = try options.settings
        let dependencies = try options.dependencies()
        let office = dependencies.officeServices().office
        try office.requireBackups()
        let backup = Backup(vault: dependencies.vault, world: dependencies.world)
        guard drill else {
            if FileManager.default.fileExists(atPath: file) { throw BackupError.exists(path: file) }
            try office.note(.taken)
            return try show(backup.take(of: SQLiteStore(path: settings.store), to: file), "office.backup.taken")
        }
        let aside = "\(settings.store).\(dependencies.world.newIdentity()).drill"
        defer { for end in ["", "-wal", "-shm"] { unlink(aside + end) } }
        let opened = try backup.open(file, into: aside)
        try backup.settle(aside)
        try office.note(.tried)
        try show(opened, "office.backup.tried")
    }

    private func show(_ backup: TakenBackup, _ phrase: Phrase) throws {
        print(options.json ? try JSONText.of(backup) : backup.facts(phrase, in: StaffLanguage.present))
    }
}
