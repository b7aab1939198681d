import Accounts
import ArgumentParser
import Backup
import Content
import Foundation
import Secrets
import Settings
import World

/// `firstlogin office restore`: a backup in the place of the store (R11).
struct RestoreCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore", abstract: "Puts a backup in the place of the store, which stays beside it.",
        discussion: """
            Ends nothing that runs: `firstlogin serve` and all wizards have to be ended before. The key file has to \
            hold the key that the backup was sealed under; otherwise it is said which one is needed, and nothing is \
            touched. Mails that were not sent yet, mailed codes, tickets and logins of staff are cancelled. For example:

              firstlogin office restore /srv/backup/firstlogin-2026-11-28
            """)

    @Argument(help: "The file.", completion: .file()) var file: String
    @OptionGroup var confirmation: Confirmation
    @OptionGroup var options: OfficeCommand.Options

    func run() throws {
        _ = hardenProcess()
        try FileMessage.refuseFolder(file)
        let settings = try options.settings
        let backup = Backup(vault: Vault(ring: try KeyRing.open(path: settings.keys)), world: .live)
        try requireOperator(settings)
        let aside = "\(settings.store).\(World.live.newIdentity()).restored"
        defer { for end in ["", "-wal", "-shm"] { unlink(aside + end) } }
        let opened = try backup.open(file, into: aside)
        let words = StaffLanguage.present
        try confirmation.ask(opened.facts("office.restore.ask", in: words))
        try backup.settle(aside)
        let kept = try backup.replace(settings.store, by: aside)
        try ProgramDependencies.live(settings).officeServices().office.note(.restored)
        if options.json { return print(try JSONText.of(opened)) }
        print(opened.facts("office.restore.done", in: words))
        if let kept { print(words("office.restore.kept", ["path": kept])) }
    }

    /// A store that cannot be opened any more says nothing of anybody's role: whoever looks after the program may
    /// always put a backup back, and nobody else ever.
    private func requireOperator(_ settings: Settings) throws {
        guard Workstation.present(store: settings.store, operators: settings.operators).isOperator else {
            throw OfficeRefusal.notLoggedIn(.backUp)
        }
    }
}
