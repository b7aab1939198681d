public import ArgumentParser
public import Curses
import Content
import Settings
import Demo
import Foundation
import Accounts
public import TextUI
import World

/// `firstlogin demo`: a society of its own in a folder.
struct DemoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Opens the wizard on a made-up society: F8 is its mailbox, F9 its phone, F12 who its members are.",
        discussion: """
            A new society begins with the notice of one of its members. Without --home it lives in a temporary folder
            and goes with it.
            """)

    @Option(help: "The folder of the society; made when it is not there.")
    var home: String?

    @Option(help: "The port of this machine at which browsers set up passkeys; any free one otherwise.")
    var port: Int?

    @Flag(help: "Prints the members and what they type, as JSON, instead of opening the wizard.")
    var members = false

    @Option(help: "light, dark, contrast (black, white, yellow, cyan), or terminal (its own colours).")
    var theme = Theme.light

    @Option(help: "normal, or wide: an empty row between two wherever the page fits.")
    var spacing = Spacing.normal

    @Flag(help: "Draws keys below each field, for a finger or the mouse.")
    var touch = false

    @OptionGroup var text: PlainOption

    func validate() throws {
        if home?.isEmpty == true { throw ValidationError("--home needs the name of a folder.") }
        if members, home == nil { throw ValidationError("--members needs the --home whose members are meant.") }
    }

    func run() throws {
        guard members, let home else {
            throw ExitCode(
                try Self.open(
                    home: home, port: port, appearance: Appearance(theme: theme, spacing: spacing, touch: touch),
                    in: text.form))
        }
        let folder = try DemoHome(directory: home)
        print(try JSONText.of(Self.makeMembers(of: folder, in: ProgramDependencies.demo(folder))))
    }

    /// Opens the wizard on the society; gives the exit status.
    static func open(
        home: String?, port: Int? = nil, appearance: Appearance = Appearance(),
        in form: WizardForm
    ) throws -> Int32 {
        let directory = home ?? NSTemporaryDirectory() + "firstlogin-demo-\(World.live.newIdentity().prefix(8))"
        let status = WizardProgram.supervised(in: form) {
            let home = try DemoHome(directory: directory)
            let isNew = home.isNew
            var dependencies = try ProgramDependencies.demo(
                home, port: port ?? LocalPort.free(), appearance: appearance)
            let members = try makeMembers(of: home, in: dependencies)
            dependencies.windows = [
                MailboxWindow(home: home), try PhoneWindow(home: home, issuer: dependencies.settings.society.issuer),
                NoticeWindow(members: members, opensAtFirst: isNew),
            ]
            return try dependencies.open(in: form)
        }
        // The wizard is a process of its own, and comes by here before its supervisor does (T19).
        if home == nil, FileManager.default.fileExists(atPath: directory) {
            try remove(directory)
            print(Words(form.language)("demo.notKept"))
        }
        return status
    }

    /// A store that is being closed takes its own files away meanwhile: what is gone already is no fault.
    private static func remove(_ directory: String) throws {
        for _ in 1...9 {
            do {
                return try FileManager.default.removeItem(atPath: directory)
            } catch CocoaError.fileNoSuchFile {
                if !FileManager.default.fileExists(atPath: directory) { return }
            }
        }
        try FileManager.default.removeItem(atPath: directory)
    }

    private static func makeMembers(of home: DemoHome, in dependencies: ProgramDependencies) throws -> [DemoMember] {
        let society = DemoSociety(
            home: home, store: dependencies.store, vault: dependencies.vault, hasher: dependencies.hasher,
            slots: dependencies.slots,
            settings: dependencies.settings, courier: dependencies.courier, world: dependencies.world)
        return try society.make { done, all in
            guard isatty(STDERR_FILENO) == 1 else { return }
            FileHandle.standardError.write(Data("\r\(done)/\(all) ".utf8))
        }
    }
}

extension Theme: ExpressibleByArgument {}

extension Spacing: ExpressibleByArgument {}
