import Accounts
import ArgumentParser

/// `firstlogin terminal list`: the terminals that come in by ssh.
struct ListTerminalsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Lists the terminals, each with its kind and its key's fingerprint.")

    private struct Row: Encodable {
        let name: String
        let kind: String
        let fingerprint: String
    }

    @OptionGroup var options: TerminalCommand.Options

    func run() throws {
        let rows = try options.register.terminals().map {
            Row(name: $0.name, kind: $0.kind.rawValue, fingerprint: $0.key.fingerprint)
        }
        if options.json { return print(try JSONText.of(rows)) }
        let width = rows.map(\.name.count).max() ?? 0
        let lines = rows.map { row in
            let name = row.name + String(repeating: " ", count: width - row.name.count)
            return "\(name)  \(row.kind)  \(row.fingerprint)"
        }
        print(lines.isEmpty ? "There is no terminal yet." : lines.joined(separator: "\n"))
    }
}
