import Foundation
import Secrets

/// A line that is asked for at the terminal and not shown while it is typed.
enum HiddenLine {
    /// Asks, and gives the line; `nil` where none comes.
    static func read(asking question: String) -> SecretBytes? {
        FileHandle.standardError.write(Data(question.utf8))
        var modes = termios()
        guard tcgetattr(STDIN_FILENO, &modes) == 0 else { return readLine().map { SecretBytes(text: $0) } }
        var hidden = modes
        // Without signals Ctrl-C cannot leave a shell behind that does not echo.
        hidden.c_lflag &= ~tcflag_t(ECHO | ISIG)
        hidden.c_lflag |= tcflag_t(ECHONL)
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden)
        defer { tcsetattr(STDIN_FILENO, TCSANOW, &modes) }
        return readLine().map { SecretBytes(text: $0) }
    }
}
