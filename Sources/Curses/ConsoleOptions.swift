/// What the console is told at its start.
public struct ConsoleOptions: Sendable {
    /// How many colours may be used.
    public enum Colours: Hashable, Sendable {
        /// As many as the terminal has.
        case asTheTerminalHas
        /// At most so many: 256, 16 or 8.
        case atMost(Int)
        /// None (`NO_COLOR`).
        case none
    }

    /// How many colours may be used.
    public var colours: Colours
    /// Dark on light, or light on dark.
    public var theme: Theme
    /// Whether the next member may be another one: Ctrl-Z does not stop the program (T21), and every end wipes screen
    /// and scrollback (S14).
    public var isKiosk: Bool

    /// Options.
    public init(
        colours: Colours = .asTheTerminalHas, theme: Theme = .light, isKiosk: Bool = false
    ) {
        self.colours = colours
        self.theme = theme
        self.isKiosk = isKiosk
    }
}
