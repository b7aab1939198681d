import ArgumentParser
import CredentialStore
import Curses
import Foundation
import Content
import Accounts
import Screens
import Secrets
import Settings
import Wizard
import TextUI
import TypedInput
import World

/// Puts a session on the full screen, and says one plain line when it is over (T22).
struct WizardProgram {
    let settings: AccountSettings
    let world: World
    let place: TerminalInfo
    /// The language that it begins with.
    let language: Language
    let pictures: PictureFolder
    let appearance: Appearance
    let windows: [any Window]

    /// Opens it, on the full screen or line by line. What it asks is asked of `dependencies`, for which nothing waits
    /// before the first page is there. Gives the exit status.
    func open(in form: WizardForm, asking dependencies: () throws -> ProgramDependencies) throws -> Int32 {
        var background: WizardBackground?
        defer { background?.stop() }
        func services() throws -> AccountServices {
            let begun = WizardBackground(try dependencies())
            background = begun
            return begun.services
        }
        return try form.isPlain ? runPlain(services) : run(services)
    }

    /// Runs a session line by line (T10). Exit status 0 after an orderly end, and where nothing more was typed.
    private func runPlain(_ services: () throws -> AccountServices) throws -> Int32 {
        let terminal: LineTerminal
        do {
            terminal = try LineTerminal(isKiosk: place.isKiosk)
        } catch {
            throw WizardProgramError.noScreen(error)
        }
        let wizard = Wizard(
            at: place, language: language, settings: settings, size: .usual, isPlain: true,
            now: world.now(), windows: windows, passwords: PasswordAdvice(by: settings.passwords, world: world))
        let driver = PlainText(terminal: terminal, world: world, pictures: pictures)
        let (ending, last) = try driver.run(wizard, asking: services)
        say(ending, in: last)
        return 0
    }

    /// Runs a session in the present terminal. Exit status 0 after an orderly end; at a kiosk the next member gets a
    /// process of her own, which shows the first page at once (T21).
    private func run(_ services: () throws -> AccountServices) throws -> Int32 {
        let console: Console
        do {
            console = try Console(options: options)
        } catch {
            throw WizardProgramError.noScreen(error)
        }
        let wizard = Wizard(
            at: place, language: language, settings: settings, size: console.size,
            spacing: appearance.spacing, touch: appearance.touch, isColourless: console.isColourless,
            counter: appearance.counter, hasFurigana: appearance.furigana, staff: staff, now: world.now(),
            windows: windows,
            passwords: PasswordAdvice(by: settings.passwords, world: world))
        let driver = FullScreen(console: console, world: world, pictures: pictures)
        defer { console.close() }
        let (ending, last) = try driver.run(wizard, asking: services)
        console.close()
        if place.isKiosk, ending != .told { return Supervisor.anew }
        say(ending, in: last)
        return 0
    }

    private var staff: StaffAccess? {
        appearance.staffKey.map {
            StaffAccess(key: $0, version: FirstLogin.configuration.version, runsSince: Self.begunAt)
        }
    }

    /// When the program was started at this terminal. Read first by the parent of every wizard that comes there.
    private static let begunAt = World.live.now()

    private func say(_ ending: Wizard.Ending, in language: Language) {
        let words = settings.words(in: language)
        switch ending {
        case .done: print(words("ending.done"))
        case .loggedOut: print(words("ending.loggedOut"))
        case .stopped, .told, .leftAlone: print(words("ending.stopped"))
        case .nothingDone: print(words("ending.nothing"))
        case .tooLate: print(words("ending.tooLate"))
        }
    }

    private var options: ConsoleOptions {
        let isColourless = WizardForm.variable("NO_COLOR").map { !$0.isEmpty } ?? false
        return ConsoleOptions(
            colours: isColourless ? .none : .asTheTerminalHas, theme: appearance.theme, isKiosk: place.isKiosk)
    }

    /// Runs `body` under a parent that restores the terminal after any death of it. In plain text there is nothing to
    /// restore, and no parent.
    static func supervised(in form: WizardForm, _ body: () throws -> Int32) -> Int32 {
        if form.isPlain { return hardened(body) }
        _ = begunAt
        return Supervisor.run(
            afterDeath: { signal in Words(form.language)("ending.error", ["number": "S\(signal)"]) },
            askOffice: askOffice, { hardened(body) })
    }

    /// What stands at a kiosk whose wizard keeps dying, in both languages: whose turn it is, nobody knows.
    private static func askOffice(signal: Int32) -> String {
        Language.sideBySide.map { language in
            let words = Words(language)
            return ["ending.askOffice", "ending.askOffice.number", "ending.askOffice.wait"]
                .map { "  " + words($0, ["number": "S\(signal)"]) }.joined(separator: "\n")
        }.reduce("") { $0 + "\n\n" + $1 + "\n" }
    }

    private static func hardened(_ body: () throws -> Int32) -> Int32 {
        Console.blockSignals()
        _ = hardenProcess()
        do {
            return try body()
        } catch {
            let complaint = OperatorMessage(error, in: StaffLanguage.present)
            FirstLogin.complain(complaint.sentence ?? "\(error)")
            return complaint.sentence == nil ? 1 : complaint.status
        }
    }
}

/// Why the wizard does not open.
enum WizardProgramError: Error, CustomStringConvertible {
    case noScreen(ConsoleError)
    /// What `FIRSTLOGIN_LANGUAGE` says is none of those.
    case noSuchLanguage(String, [Language])

    /// The exit status.
    var status: Int32 {
        switch self {
        case .noScreen: 1
        case .noSuchLanguage: 2
        }
    }

    var description: String {
        switch self {
        case .noScreen(.notATerminal): "the wizard needs a terminal: run it in one, not through a pipe"
        case .noScreen(.unknownTerminal): "nothing is known about the terminal that TERM names; try TERM=xterm-256color"
        case .noScreen(.cannotPosition): "this terminal (TERM=dumb) cannot show a full screen; try TERM=xterm-256color"
        case .noSuchLanguage(let name, let languages):
            PrintableText.escaped(
                "FIRSTLOGIN_LANGUAGE: '\(name)' is none of \(languages.map(\.rawValue).joined(separator: ", "))")
        case .noScreen(.noDescriptor): "the system has no file descriptors left"
        }
    }
}
