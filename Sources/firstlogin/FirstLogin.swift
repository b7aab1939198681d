import Content
import ArgumentParser
import Foundation

/// The program.
@main
struct FirstLogin: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "firstlogin",
        abstract: "Takes a member through her first login, step by step as in the printed manual.",
        discussion: "Without a subcommand the wizard opens on the configured store.",
        version: "0.1.0",
        subcommands: [
            WizardCommand.self, DemoCommand.self, ServeCommand.self, OfficeCommand.self, TerminalCommand.self,
            SettingsCommand.self, FlowCommand.self,
        ],
        defaultSubcommand: WizardCommand.self)

    static func main() {
        do {
            // The parser asks the runtime for hundreds of types: a sixth of the time to the first page.
            if let start = FastLaunch(CommandLine.arguments.dropFirst()) { Foundation.exit(try start.run()) }
            var command = try parseAsRoot(PlainOption.parted(CommandLine.arguments.dropFirst()))
            try command.run()
        } catch {
            let complaint = OperatorMessage(error, in: StaffLanguage.present)
            if let sentence = complaint.sentence { complain(sentence) }
            // Help, versions, wrong calls and statuses are the parser's own to print.
            if complaint.sentence == nil {
                if exitCode(for: error) != .validationFailure { exit(withError: error) }
                FileHandle.standardError.write(Data("\(fullMessage(for: error))\n".utf8))
            }
            Foundation.exit(complaint.status)
        }
    }

    /// Prints one sentence about what went wrong, for whoever started the program.
    static func complain(_ sentence: String) {
        FileHandle.standardError.write(Data("firstlogin: \(sentence)\n".utf8))
    }
}
