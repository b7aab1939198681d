import Foundation
import Shell

/// A member who has been made up, as `firstlogin demo --members` gives her.
struct RobotMember: Codable, Sendable {
    let state: String
    var method: String?
    let userID: String
    var initialPassword: String?
    var password: String?
    var totpKey: String?
    let birthdate: String
    var mail: String?
}

/// A robot member at the real program: she reads the screen, does what it asks, and reads her mail.
final class Robot {
    let home: String
    let language: String
    private(set) var pane: Pane
    private(set) var members: [RobotMember]
    private let size: (rows: Int, columns: Int)
    /// Mails that were read already.
    private var readMails: Set<String>

    static let program =
        ProcessInfo.processInfo.environment["FIRSTLOGIN_BINARY"]
        ?? URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent(".build/debug/firstlogin").path

    /// How the program is called, and where its mails arrive as files.
    private let command: String
    private let mailbox: String
    private let environment: [String: String]
    /// It stays for as long as she sits there.
    private let society: AnyObject?

    /// At the demo; line by line, where that is wished; on a terminal of another kind.
    init(
        _ language: String, rows: Int = 24, columns: Int = 80, isPlain: Bool = false, terminal: String? = nil
    ) throws {
        home = NSTemporaryDirectory() + "firstlogin-home-\(UUID().uuidString)"
        self.language = language
        society = nil
        size = (rows, columns)
        let plain = language == "ja-kana" ? " --plain=kana" : " --plain"
        command = "'\(Self.program)' demo --home '\(home)'" + (isPlain ? plain : "")
        mailbox = home + "/mail"
        environment = (terminal.map { ["TERM": $0] } ?? [:]).merging(
            language == "ja-kana" ? [:] : ["FIRSTLOGIN_LANGUAGE": language]
        ) { _, language in language }
        let json = try Shell.run([Self.program, "demo", "--home", home, "--members"])
        members = try JSONDecoder().decode([RobotMember].self, from: Data(json.utf8))
        readMails = Set(try FileManager.default.contentsOfDirectory(atPath: home + "/mail"))
        pane = try Pane(command, rows: rows, columns: columns, environment: environment)
    }

    /// At the real thing, with settings and members of its own and a mail server that lays its mails into a folder.
    init(
        settings: String, language: String, mailbox: String, members: [RobotMember], in society: AnyObject
    ) throws {
        self.society = society
        home = NSTemporaryDirectory() + "firstlogin-home-\(UUID().uuidString)"
        self.language = language
        self.mailbox = mailbox
        self.members = members
        size = (24, 80)
        command = "'\(Self.program)' --settings '\(settings)'"
        environment = ["FIRSTLOGIN_LANGUAGE": language]
        readMails = []
        try FileManager.default.createDirectory(atPath: home, withIntermediateDirectories: true)
        pane = try Pane(command, environment: environment)
    }

    deinit {
        do {
            try FileManager.default.removeItem(atPath: home)
        } catch {
            // The folder for temporary files is emptied by the system.
        }
    }

    func member(_ state: String, _ method: String? = nil) throws -> RobotMember {
        let found = members.first { $0.state == state && (method == nil || $0.method == method) }
        guard let found else { throw CocoaError(.fileNoSuchFile) }
        return found
    }

    /// Sits down at another terminal.
    func sitDownAgain() throws {
        pane = try Pane(command, rows: size.rows, columns: size.columns, environment: environment)
    }

    /// The heading's place, such as `1【3】`, once it stands there.
    @discardableResult
    func at(_ place: String) throws -> String {
        try pane.see {
            $0.isPage(place) ? $0 : nil
        } what: {
            "a page at \(place)"
        }
    }

    /// The place that the first line names.
    func place() throws -> String {
        let line = try pane.screen().drop(while: \.isWhitespace).split(separator: "\n").first.map(String.init) ?? ""
        return line.firstIndex(of: "】").map { String(line[...$0]).filter { $0 != " " } } ?? line
    }

    func type(_ text: String) throws { try pane.type(text) }

    func press(_ keys: String...) throws {
        for key in keys { try pane.press(key) }
    }

    /// Types into the present field, and waits until it stands there. A page that has just changed by itself takes
    /// nothing for a moment (T24): then it is typed once more.
    func fill(_ text: String, shown: String? = nil) throws {
        try repeatedly {
            try pane.type(text)
        } until: {
            $0.contains(shown ?? text)
        }
    }

    /// Presses the number or letter of a choice, and Enter, until another page stands there.
    func choose(_ key: String) throws {
        let before = try pane.screen().pageIdentity
        try repeatedly {
            try press(key, "Enter")
        } until: {
            $0.pageIdentity != before
        }
    }

    private func repeatedly(_ act: () throws -> Void, until isDone: (String) -> Bool) throws {
        var tries = 0
        while true {
            try act()
            tries += 1
            do {
                try pane.see(within: tries < 5 ? 2 : Pane.patience) {
                    isDone($0) ? true : nil
                } what: {
                    "what was typed"
                }
                return
            } catch  where tries < 5 {
                continue
            }
        }
    }

    func logIn(_ userID: String, _ password: String) throws {
        try fill(userID)
        try press("Enter")
        try fill(password, shown: "**")
        try press("Enter")
    }

    /// Waits for a new mail and reads the six digits in it.
    func mailedCode(to address: String?) throws -> String { try newMail(to: address, Mail.code(in:)) }

    /// Waits for a new mail and reads the link in it.
    func mailLink(to address: String?) throws -> String { try newMail(to: address, Mail.link(in:)) }

    private func newMail(to address: String?, _ read: (String) -> String?) throws -> String {
        let folder = mailbox
        return try pane.see { _ in
            let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
            for name in names.sorted() where name.hasSuffix(".eml") && !self.readMails.contains(name) {
                guard let file = try? String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8),
                    file.contains(address ?? "")
                else { continue }
                self.readMails.insert(name)
                return read(file)
            }
            return nil
        } what: {
            "a mail to \(address ?? "nobody")"
        }
    }

    /// The key in groups of four, from the screen.
    func keyOnScreen() throws -> String {
        try pane.see { screen in
            let groups = screen.matches(of: /\b(?:[A-Z2-7]{4} {1,2}){3}[A-Z2-7]{4}\b/).map { String($0.0) }
            return groups.count == 2 ? groups.joined().replacingOccurrences(of: " ", with: "") : nil
        } what: {
            "a key in groups of four"
        }
    }

    /// The code that an independent program makes of a key, now or a few seconds later.
    static func oathtool(_ key: String, secondsLater: Int = 0) throws -> String {
        try Shell.run(["oathtool", "--totp", "--base32", "--now", "\(secondsLater) seconds", key]).trimmingCharacters(
            in: .whitespacesAndNewlines)
    }
}

/// What a member reads in a mail.
enum Mail {
    static func code(in file: String) -> String? {
        text(of: file)?.firstMatch(of: /\b([0-9]{3}) ([0-9]{3})\b/).map { "\($0.1)\($0.2)" }
    }

    static func link(in file: String) -> String? {
        text(of: file)?.firstMatch(of: /https?:\/\/\S+\/m\/\w+/).map { String($0.0) }
    }

    private static func text(of file: String) -> String? {
        let body = file.replacingOccurrences(of: "\r\n", with: "\n").components(separatedBy: "\n\n").dropFirst()
        return Data(base64Encoded: body.joined(), options: .ignoreUnknownCharacters)
            .map { String(decoding: $0, as: UTF8.self) }
    }
}

extension String {
    /// Whether it is a screen with the page at a place of the manual; signs such as `①` have room behind them.
    func isPage(_ place: String) -> Bool {
        drop(while: \.isWhitespace).prefix(40).filter { $0 != " " }.hasPrefix(place)
    }

    /// What tells one page from another: its heading and what it asks for.
    fileprivate var pageIdentity: [Substring] { Array(split(separator: "\n").prefix(5)) }
}
