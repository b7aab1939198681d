import ArgumentParser
import Content
import Foundation

/// The question before what cannot be undone.
struct Confirmation: ParsableArguments {
    @Flag(name: [.short, .long], help: "Asks nothing.") var yes = false

    /// Asks at a terminal; anywhere else `--yes` has to be said. Throws `ExitCode(1)` where the answer is no.
    func ask(_ question: String) throws {
        if yes { return }
        guard isatty(STDIN_FILENO) == 1 else {
            throw ValidationError(StaffLanguage.present("office.sayYes"))
        }
        FileHandle.standardError.write(Data("\(question) [y/N] ".utf8))
        // はい as it is typed without an input method, too.
        guard let answer = readLine()?.lowercased(), ["y", "yes", "はい", "hai"].contains(answer) else {
            let nothingDone = StaffLanguage.present("office.nothingDone")
            FileHandle.standardError.write(Data("\(nothingDone)\n".utf8))
            throw ExitCode(1)
        }
    }
}
