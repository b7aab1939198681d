import Accounts
import ArgumentParser
import Foundation

/// `firstlogin terminal add`: from then on the key opens the wizard under this name, and nothing else (S10).
struct AddTerminalCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Takes a terminal in by its public key, and prints the line for its setup.",
        discussion: """
            The account, and the part of sshd's configuration that it needs, are made where they are missing. The name
            stands in the record, and members tell it to the office: letters, digits, dots, dashes and underscores, at
            most 40.
            """)

    @Argument(help: "What the terminal is called: window-1.")
    var name: String

    @Option(help: "The file with its public key, as the kiosk's setup prints it, or - for what comes in.")
    var key: String

    @Option(help: "own, phone or kiosk.")
    var kind: TerminalKind = .kiosk

    @Option(help: "The name or address by which the terminal reaches this host; otherwise this host's name.")
    var host: String?

    @Option(help: "The account that owns store and keys.")
    var account = "firstlogin"

    @Option(help: "The settings that the wizard is opened with there; otherwise /etc/firstlogin/settings.json.")
    var settings: String?

    @OptionGroup var options: TerminalCommand.Options

    func validate() throws {
        guard RegisteredTerminal.isName(name) else {
            throw ValidationError(
                "A terminal's name has letters, digits, dots, dashes and underscores, at most 40, and a letter or digit first."
            )
        }
        guard account.wholeMatch(of: /[a-z_][a-z0-9_-]{0,31}/) != nil else {
            throw ValidationError("\(account) is no account's name.")
        }
    }

    func run() throws {
        let terminal = RegisteredTerminal(name: name, kind: kind, key: try publicKey())
        let host = TerminalHost(root: options.root ?? "", account: account)
        let hostKey = try host.hostKey()
        try options.register.add(terminal, opening: TerminalCommand.wizard(settings: settings))
        let steps = try host.prepare()
        let report = AddedTerminal(
            name: name, kind: kind.rawValue, fingerprint: terminal.key.fingerprint, hostKey: hostKey.line,
            hostFingerprint: hostKey.fingerprint, setup: setupLine(hostKey), steps: steps)
        print(options.json ? try JSONText.of(report) : report.text)
    }

    private func publicKey() throws -> SSHPublicKey {
        if key != "-" { try FileMessage.refuseFolder(key) }
        guard let handle = key == "-" ? FileHandle.standardInput : FileHandle(forReadingAtPath: key) else {
            throw FileMessage(path: key, code: errno)
        }
        let text = String(decoding: try handle.read(upToCount: 16_384) ?? Data(), as: UTF8.self)
        let lines = text.split(whereSeparator: \.isNewline)
        guard lines.count == 1, let found = SSHPublicKey(line: String(lines[0])) else { throw TerminalError.notAKey }
        return found
    }

    private func setupLine(_ hostKey: SSHPublicKey) -> String {
        let host = host ?? ProcessInfo.processInfo.hostName
        if kind != .kiosk { return "ssh -e none -tt \(account)@\(host)" }
        let other = account == "firstlogin" ? "" : " --account \(account)"
        return "./Resources/kiosk/setup --thin \(host) --name \(name)\(other) --host-key '\(hostKey.line)'"
    }
}
