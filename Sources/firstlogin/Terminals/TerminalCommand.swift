import Accounts
import ArgumentParser
import Foundation

/// `firstlogin terminal`: which terminals come in by ssh, each by a key of its own.
struct TerminalCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "terminal",
        abstract: "Binds the ssh keys of kiosks and other terminals to their names, and makes the kiosks' staff PIN.",
        subcommands: [
            AddTerminalCommand.self, ListTerminalsCommand.self, RemoveTerminalCommand.self, StaffPINCommand.self,
        ])

    struct Options: ParsableArguments {
        @Option(help: "Works on the machine whose files lie in this folder, and runs nothing.")
        var root: String?

        @Flag(help: "Prints JSON, for another program to read.")
        var json = false

        var register: TerminalRegister { TerminalRegister(folder: (root ?? "") + TerminalRegister.usualFolder) }
    }

    /// Where the program stands, and with which settings it is to be opened, as a command of a shell.
    static func wizard(settings: String?) throws -> String {
        let program = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        let path = settings.map { URL(fileURLWithPath: $0).standardizedFileURL.path }
        for text in [program, path].compactMap(\.self) where !isPlain(text) {
            throw TerminalError.unwritablePath(text)
        }
        return ([program] + (path.map { ["--settings", $0] } ?? [])).joined(separator: " ")
    }

    /// Neither a shell nor sshd takes any of it for more than a letter.
    private static func isPlain(_ path: String) -> Bool {
        path.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"):
                true
            default: "/._-+".utf8.contains(byte)
            }
        }
    }
}
