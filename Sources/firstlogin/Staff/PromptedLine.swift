import Foundation

/// A line that is asked for at the terminal.
enum PromptedLine {
    /// Nothing more comes.
    struct Ended: Error {}

    /// Asks, and gives the line. Throws `Ended`.
    static func read(_ question: String) throws -> String {
        FileHandle.standardError.write(Data(question.utf8))
        guard let line = readLine() else { throw Ended() }
        return line
    }
}
