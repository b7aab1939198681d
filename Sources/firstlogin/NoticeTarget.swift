import Foundation
import Content

/// Where a notice goes: a printer, a file of its own, or the screen.
enum NoticeTarget {
    case printer(String)
    case file(FileHandle, path: String)
    case screen

    /// A target that is ready: the file is made, the printer's program is there. Throws `NoticeTargetError`.
    init(printer: String?, file: String?) throws {
        if let printer {
            guard Self.program != nil else { throw NoticeTargetError.noProgram }
            self = .printer(printer)
        } else if let path = file {
            let descriptor = Foundation.open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
            guard descriptor >= 0 else { throw FileMessage(path: path, code: errno) }
            self = .file(FileHandle(fileDescriptor: descriptor, closeOnDealloc: true), path: path)
        } else {
            self = .screen
        }
    }

    /// Prints it. Throws `NoticeTargetError` where it may not have come out: then another is drawn.
    func print(_ text: String) throws {
        switch self {
        case .printer(let name): try Self.send(text, to: name)
        case .file(let handle, let path):
            do {
                try handle.write(contentsOf: Data("\(text)\n".utf8))
                try handle.synchronize()
                try handle.close()
            } catch { throw NoticeTargetError.notWritten(path) }
            Swift.print(StaffLanguage.present("office.notice.file", ["path": path]))
        case .screen:
            do { try FileHandle.standardOutput.write(contentsOf: Data("\(text)\n".utf8)) } catch {
                throw NoticeTargetError.notWritten(StaffLanguage.present("office.notice.screen"))
            }
        }
    }

    /// Takes an empty file away, where nothing was drawn.
    func discard() {
        if case .file(_, let path) = self { unlink(path) }
    }

    /// lp(1), which takes the text on its standard input: no copy of it lies anywhere.
    private static func send(_ text: String, to printer: String) throws {
        guard let program else { throw NoticeTargetError.noProgram }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = ["-d", printer, "-t", "First Login"]
        let (input, ended) = (Pipe(), DispatchSemaphore(value: 0))
        process.terminationHandler = { _ in ended.signal() }
        process.standardInput = input
        process.standardOutput = FileHandle.nullDevice
        do {
            try process.run()
            try input.fileHandleForWriting.write(contentsOf: Data("\(text)\n".utf8))
            try input.fileHandleForWriting.close()
        } catch { throw NoticeTargetError.notPrinted(printer) }
        // R10: a print system that does not answer.
        guard ended.wait(timeout: .now() + .seconds(longestPrinting)) == .success else {
            process.terminate()
            throw NoticeTargetError.notPrinted(printer)
        }
        guard process.terminationStatus == 0 else { throw NoticeTargetError.notPrinted(printer) }
        Swift.print(StaffLanguage.present("office.notice.printer", ["printer": printer]))
    }

    private static let longestPrinting = 60

    private static var program: String? {
        let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
        return path.split(separator: ":").map { "\($0)/lp" }.first { FileManager.default.isExecutableFile(atPath: $0) }
    }
}

/// Why a notice did not come out.
enum NoticeTargetError: Error {
    case noProgram
    case notPrinted(String)
    case notWritten(String)

    func told(in words: Words) -> String {
        switch self {
        case .noProgram: words("office.notice.noProgram")
        case .notPrinted(let printer): words("office.notice.notPrinted", ["printer": printer])
        case .notWritten(let path): words("office.notice.notWritten", ["path": path])
        }
    }
}
