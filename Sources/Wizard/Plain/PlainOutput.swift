/// What is written line by line, until the driver takes it.
struct PlainOutput: Sendable {
    private var text = ""
    /// Whether a prompt is the last thing that was written: what comes next begins a new line.
    private(set) var isAtPrompt = false

    /// Writes a line.
    mutating func say(_ line: String) {
        endPrompt()
        text += line + "\n"
    }

    /// Writes a question whose answer is typed behind it.
    mutating func prompt(_ question: String) {
        endPrompt()
        text += question
        isAtPrompt = true
    }

    /// Whatever was typed has ended the line, or nothing will be.
    mutating func lineWasTyped() { isAtPrompt = false }

    /// Ends the line of a prompt at which nothing was typed.
    mutating func endPrompt() {
        if isAtPrompt { text += "\n" }
        isAtPrompt = false
    }

    /// Gives what is to be written.
    mutating func take() -> String {
        defer { text = "" }
        return text
    }
}
