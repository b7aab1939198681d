import Content
import Foundation
import Office

/// All that is wrong with a file of members, as a file for a spreadsheet that only its owner can read.
struct FaultsFile {
    private let path: String
    private let handle: FileHandle

    /// Makes the file, which must not be there yet. Throws `FileMessage`.
    init(path: String) throws {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw FileMessage(path: path, code: errno) }
        self.path = path
        handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        let words = StaffLanguage.present
        let columns = ["line", "column", "found", "reason"].map { words(Phrase("office.faults.\($0)")) }
        // With its mark, by which a spreadsheet knows the encoding.
        try handle.write(contentsOf: Data("\u{FEFF}\(SpreadsheetCell.line(columns))".utf8))
    }

    /// Adds a fault. Throws what the disk throws.
    func add(_ fault: ImportError) throws {
        let cells = ["\(fault.line)", fault.column ?? "", fault.found ?? "", fault.sentence(in: StaffLanguage.present)]
        try handle.write(contentsOf: Data(SpreadsheetCell.line(cells).utf8))
    }

    /// Makes sure that it is on the disk. Throws what the disk throws.
    func finish() throws { try handle.synchronize() }

    /// Takes it away.
    func remove() { unlink(path) }
}
