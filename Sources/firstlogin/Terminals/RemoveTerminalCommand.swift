import ArgumentParser

/// `firstlogin terminal remove`: its key opens nothing from then on.
struct RemoveTerminalCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove", abstract: "Takes a terminal away: its key opens nothing from then on.",
        discussion: "A wizard that it has open stays until it ends.")

    @Argument(help: "The terminal's name.")
    var name: String

    @OptionGroup var options: TerminalCommand.Options

    func run() throws {
        try options.register.remove(name)
        print(options.json ? try JSONText.of(["removed": name]) : "The terminal \(name) is taken away.")
    }
}
