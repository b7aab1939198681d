import Foundation
import Shell
import Testing

/// T16: a QR code as an independent reader finds it in a picture of the terminal.
@Suite("T16: a QR code on every terminal", .serialized)
struct SymbolTests {
    private static let terminals = [
        "xterm", "xterm-256color", "xterm-mono", "screen-256color", "tmux-256color", "linux", "vt100", "vt220",
        "rxvt-unicode",
    ]

    /// The colours of a terminal: ink, paper.
    private static let grounds = [(ink: "101010", paper: "ffffff"), (ink: "d0d0d0", paper: "101010")]

    // T16, T12
    @Test(
        "T16 T12 zbarimg reads it in every TERM and theme, on a light and on a dark terminal",
        arguments: terminals, ["light", "dark"])
    func everywhere(name: String, theme: String) throws {
        for ground in Self.grounds {
            let pane = try Pane(
                "'\(Shell.built("CursesProbe"))' 2-4-6 /dev/null \(theme)", environment: ["TERM": name],
                background: ground.paper)
            try pane.see("2-4【6】")
            // Alt and 7: it asks the terminal.
            try pane.send(Array("\u{1B}7".utf8))
            let text = try pane.see { _ in
                do { return try Picture.of(pane, ink: ground.ink, paper: ground.paper).qrCode() } catch { return nil }
            } what: {
                "a QR code on \(ground.paper)"
            }
            #expect(text.hasPrefix("otpauth://"), "\(name) \(theme) \(ground.paper)")
        }
    }
}
