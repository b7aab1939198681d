import Foundation
import Content
import OneTimeCodes
public import Accounts
public import Screens
import Secrets
import Synchronization
public import TextUI
import World

/// F9: a phone with an authenticator app, which shows what a real one would.
public final class PhoneWindow: Window {
    private let file: String
    private let entries: Mutex<[PhoneEntry]>

    /// The phone of a home; it remembers what it has scanned, and begins with the keys of the enrolled members.
    public init(home: DemoHome, issuer: String) throws {
        file = home.phone
        var known: [PhoneEntry] = []
        if let data = FileManager.default.contents(atPath: file) {
            known = try JSONDecoder().decode([PhoneEntry].self, from: data)
        } else {
            for member in try home.members() ?? [] {
                if let key = member.totpKey {
                    known.append(PhoneEntry(label: "\(issuer):\(member.userID)", letters: key))
                }
            }
        }
        entries = Mutex(known)
    }

    /// F9.
    public var key: Int { 9 }

    /// `F9 電話`.
    public func label(in context: ScreenContext) -> String { context.words("demo.phone") }

    /// What the app shows now.
    public func screen(over context: ScreenContext) -> any Screen {
        PhoneScreen(entries: entries.withLock { $0 }, canScan: context.shownKey != nil, isShown: context.showsKeyToScan)
    }

    /// Scans the QR code that the page shows, or one before it did.
    public func pressed(_ control: Control, over screenState: ScreenState) {
        guard PhoneScreen.Action(control) == .scan, let key = screenState.key ?? screenState.securitySettings?.key
        else { return }
        let scanned = entries.withLock { entries in
            entries.removeAll { $0.label == key.label }
            entries.insert(PhoneEntry(label: key.label, letters: key.letters.revealedText()), at: 0)
            return entries
        }
        do {
            try writePrivately(try JSONEncoder().encode(scanned), to: file)
        } catch {
            // The phone then remembers it until the demo ends.
        }
    }
}

extension ScreenContext {
    /// Whether a key stands on the page below: at a step that shows it, or while a method is added on the top page.
    fileprivate var showsKeyToScan: Bool {
        if screenState.key != nil { return Screens.of(screenState).showsKey }
        return screenState.securitySettings?.key != nil
    }
}

/// A key in the app.
struct PhoneEntry: Codable {
    let label: String
    let letters: String

    private var totp: TOTP? { Base32.decode(letters).map { TOTP(key: SecretBytes($0)) } }

    func code(at now: Instant) -> String { totp?.code(at: now) ?? "" }

    func secondsLeft(at now: Instant) -> Int { totp?.secondsLeft(at: now) ?? 0 }
}

/// What stands on the phone: what was scanned last stands first.
struct PhoneScreen: Screen {
    let entries: [PhoneEntry]
    /// Whether there is a key that the app may take.
    let canScan: Bool
    /// Whether it stands on the page now.
    let isShown: Bool

    func page(in context: ScreenContext) -> Page {
        let words = context.words
        var page = context.page(titled: "demo.phone.title")
        if entries.isEmpty { page.body.append(.text(words("demo.phone.empty"))) }
        if !entries.isEmpty {
            page.body.append(
                .choices(
                    entries.prefix(5).map { entry in
                        let code = entry.code(at: context.now)
                        let shown = "\(code.prefix(3)) \(code.suffix(3))"
                        return Choice(
                            Action.entry(entry.label),
                            title: words("demo.phone.item", ["label": entry.label, "code": shown]),
                            detail: words(
                                "demo.phone.item.detail", ["seconds": "\(entry.secondsLeft(at: context.now))"]))
                    }))
        }
        page.body.append(.blank)
        if canScan {
            page.body.append(
                .buttons([Button(Action.scan, label: words(isShown ? "demo.phone.scan" : "demo.phone.scanBefore"))]))
            // Once it is scanned, its code is what she wants to see.
            let isScanned = entries.contains { $0.letters == context.shownKey?.letters.revealedText() }
            page.entrance = isScanned ? nil : Action.scan.control
        } else {
            page.body.append(.text(words("demo.phone.nothing")))
        }
        page.body.append(.buttons([Button(Action.close, label: words("demo.close"))]))
        page.keys = context.keys()
        return page
    }

    enum Action: PageAction {
        case entry(String)
        case scan
        case close

        init?(_ control: Control) {
            let entry = control.name(after: "entry.").map { Action.entry($0) }
            guard let action = entry ?? .first(of: [.scan, .close], for: control) else { return nil }
            self = action
        }

        var control: Control {
            switch self {
            case .entry(let label): Control("entry.\(label)")
            case .scan: Control("scan")
            case .close: Control("close")
            }
        }
    }

    func act(on action: Action, in context: ScreenContext) -> ScreenAction {
        switch action {
        case .entry(let label):
            entries.first { $0.label == label }.map {
                .fill([.code: $0.code(at: context.now)], revealed: false)
            } ?? .stay
        // The window has done it.
        case .scan: .stay
        case .close: .close
        }
    }

    func back(in context: ScreenContext) -> ScreenAction? { .close }

    func help(in context: ScreenContext) -> HelpTopic { .page(.demoPhone) }
}
