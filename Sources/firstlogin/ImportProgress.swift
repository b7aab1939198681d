import Content
import Foundation
import Office

/// How far an import is, for whoever waits: one line that changes on a terminal, a line for each tenth elsewhere.
/// Imports that are done at once say nothing.
struct ImportProgress {
    private let isTerminal = isatty(STDERR_FILENO) == 1
    private var tenths = 0
    private var hasLine = false

    /// Tells of a point that was reached.
    mutating func show(_ progress: MemberImport.Progress) {
        switch progress {
        case .read(let rows):
            guard rows > 0, isTerminal else { return }
            write("office.import.reading", ["count": "\(rows)"])
        case .written(let rows, let all):
            guard all > 10_000 else { return }
            let reached = rows * 10 / all
            guard isTerminal || reached > tenths else { return }
            tenths = reached
            write("office.import.writing", ["count": "\(rows)", "all": "\(all)", "percent": "\(rows * 100 / all)"])
        }
    }

    private mutating func write(_ phrase: Phrase, _ blanks: KeyValuePairs<String, String>) {
        let line = StaffLanguage.present(phrase, blanks)
        // Clears what stood there (ECMA-48 8.3.41, EL).
        FileHandle.standardError.write(Data((isTerminal ? "\r\u{1B}[K\(line)" : "\(line)\n").utf8))
        hasLine = isTerminal
    }

    /// What is said next begins on a line of its own.
    mutating func finish() {
        if hasLine { FileHandle.standardError.write(Data("\n".utf8)) }
        hasLine = false
    }
}
