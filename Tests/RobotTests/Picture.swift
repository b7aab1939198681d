import Foundation
import Shell

/// A picture of a pane, as a terminal shows it.
struct Picture {
    let path: String

    /// Draws what the pane shows with the same command that draws the pictures of the README.
    static func of(_ pane: Pane, ink: String = "d0d0d0", paper: String = "101010") throws -> Picture {
        let path = NSTemporaryDirectory() + "firstlogin-picture-\(UUID().uuidString)"
        try pane.screen(colours: true).write(toFile: path + ".ansi", atomically: true, encoding: .utf8)
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().path
        let python = ProcessInfo.processInfo.environment["FIRSTLOGIN_PYTHON"] ?? "\(root)/.build/python/bin/python"
        let colours = "--ink \(ink) --paper \(paper)"
        try Shell.run(["sh", "-c", "'\(python)' '\(root)/Resources/picture' \(colours) <'\(path).ansi' >'\(path).png'"])
        return Picture(path: path + ".png")
    }

    /// What an independent reader finds in it; `nil` when it finds no code.
    func qrCode() throws -> String? {
        let found = try Shell.run(["zbarimg", "--quiet", "--raw", path]).trimmingCharacters(in: .whitespacesAndNewlines)
        return found.isEmpty ? nil : found
    }
}
