import Accounts
import Foundation

/// A terminal whose key opens the wizard on this host under the terminal's own name and kind.
struct RegisteredTerminal: Equatable {
    let name: String
    let kind: TerminalKind
    let key: SSHPublicKey

    /// Whether a terminal can be called so: the name stands in a file's name, in a command and in the record.
    static func isName(_ text: String) -> Bool {
        guard let first = text.utf8.first, isLetterOrDigit(first), text.utf8.count <= 40 else { return false }
        return text.utf8.allSatisfy { isLetterOrDigit($0) || "._-".utf8.contains($0) }
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: false
        }
    }

    /// The line that sshd takes the key by (sshd(8), AUTHORIZED_KEYS FILE FORMAT): with it come this name and this kind,
    /// whatever the other end asks for.
    func line(opening wizard: String) -> String {
        """
        restrict,pty,command="\(Self.nameVariable)\(name) \(Self.kindVariable)\(kind.rawValue) exec \(wizard)" \
        \(key.line) \(name)\n
        """
    }

    /// Reads such a line.
    init?(line: String) {
        guard let command = line.split(separator: "\"", maxSplits: 2).dropFirst().first,
            let rest = line.split(separator: "\" ", maxSplits: 1).dropFirst().first,
            let key = SSHPublicKey(line: rest.trimmingCharacters(in: .newlines)),
            let name = Self.value(of: Self.nameVariable, in: command), Self.isName(name),
            let kind = Self.value(of: Self.kindVariable, in: command).flatMap(TerminalKind.init(rawValue:))
        else { return nil }
        self.init(name: name, kind: kind, key: key)
    }

    init(name: String, kind: TerminalKind, key: SSHPublicKey) {
        self.name = name
        self.kind = kind
        self.key = key
    }

    private static let nameVariable = "FIRSTLOGIN_TERMINAL_NAME="
    private static let kindVariable = "FIRSTLOGIN_TERMINAL_KIND="

    private static func value(of variable: String, in command: Substring) -> String? {
        command.split(separator: " ").first { $0.hasPrefix(variable) }.map { String($0.dropFirst(variable.count)) }
    }
}
