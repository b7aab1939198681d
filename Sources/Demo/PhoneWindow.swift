import Foundation
import Manual
import OneTimeCodes
public import Portal
public import Screens
import Secrets
import Synchronization
import Terminal
import World

/// F9: a phone with an authenticator app, which shows what a real one would.
public final class PhoneWindow: Window {
    private let file: String
    private let entries: Mutex<[String: String]>

    /// The phone of a home; it remembers what it has scanned, and begins with the keys of the enrolled members.
    public init(home: DemoHome, issuer: String) throws {
        file = home.phone
        var known: [String: String] = [:]
        if let data = FileManager.default.contents(atPath: file) {
            known = try JSONDecoder().decode([String: String].self, from: data)
        } else {
            for member in try home.members() ?? [] {
                if let key = member.totpKey { known["\(issuer):\(member.userID)"] = key }
            }
        }
        entries = Mutex(known)
    }

    /// F9.
    public var key: Int { 9 }

    /// `F9 電話`.
    public func label(in view: View) -> String { view.words("demo.phone") }

    /// What the app shows now.
    public func screen(over view: View) -> any Screen {
        PhoneScreen(entries: entries.withLock { $0 }, canScan: view.situation.key != nil)
    }

    /// Scans the QR code that the step shows.
    public func pressed(_ control: String, over situation: Situation) {
        guard control == "scan", let key = situation.key else { return }
        let scanned = entries.withLock { entries in
            entries[key.label] = key.letters.revealedText()
            return entries
        }
        do {
            try writePrivately(try JSONEncoder().encode(scanned), to: file)
        } catch {
            // The phone then remembers it until the demo ends.
        }
    }
}

/// What stands on the phone.
struct PhoneScreen: Screen {
    let entries: [String: String]
    let canScan: Bool

    func page(in view: View) -> Page {
        let words = view.words
        var page = view.page(titled: "demo.phone.title")
        let seconds = 30 - Int(view.now.unixSeconds % 30)
        if entries.isEmpty { page.body.append(.text(words("demo.phone.empty"))) }
        if !entries.isEmpty {
            page.body.append(
                .choices(
                    labels.map { label in
                        let code = self.code(label, view.now)
                        return Choice(
                            Control("entry.\(label)"),
                            title: words(
                                "demo.phone.item", ["label": label, "code": "\(code.prefix(3)) \(code.suffix(3))"]),
                            detail: words("demo.phone.item.detail", ["seconds": "\(seconds)"]))
                    }))
        }
        page.body.append(.blank)
        if canScan {
            page.body.append(.buttons([Button("scan", label: words("demo.phone.scan"))]))
        } else {
            page.body.append(.text(words("demo.phone.nothing")))
        }
        page.body.append(.buttons([Button("close", label: words("demo.close"))]))
        page.keys = view.keys(enter: "key.choose")
        return page
    }

    private var labels: [String] { entries.keys.sorted().suffix(5) }

    private func code(_ label: String, _ now: Instant) -> String {
        guard let letters = entries[label], let bytes = Base32.decode(letters) else { return "" }
        return TOTP(key: SecretBytes(bytes)).code(at: now)
    }

    func act(on control: Control, in view: View) -> Act {
        if control.name.hasPrefix("entry.") {
            return .fill(["code": code(String(control.name.dropFirst(6)), view.now)], revealed: false)
        }
        return control == "close" ? .close : .stay
    }

    func back(in view: View) -> Act? { .close }
}
