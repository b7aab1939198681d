import Foundation
import Office

/// A new file for a spreadsheet, comma-separated values that only its owner can read.
struct SpreadsheetFile {
    private let path: String
    private let handle: FileHandle

    /// Makes the file, which must not be there yet, with a line of names. Throws `FileMessage`, or what the disk throws.
    init(path: String, columns: [String]) throws {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw FileMessage(path: path, code: errno) }
        self.path = path
        handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        do {
            // With its mark, by which a spreadsheet knows the encoding.
            try handle.write(contentsOf: Data("\u{FEFF}\(SpreadsheetCell.line(columns))".utf8))
        } catch {
            remove()
            throw error
        }
    }

    /// Adds lines, in which nothing is taken for a formula. Throws what the disk throws.
    func add(_ rows: [[String]]) throws {
        try handle.write(contentsOf: Data(rows.map { SpreadsheetCell.line($0) }.joined().utf8))
    }

    /// Makes sure that it is on the disk. Throws what the disk throws.
    func finish() throws { try handle.synchronize() }

    /// Takes it away: a part of it would be taken for all of it.
    func remove() { unlink(path) }
}
