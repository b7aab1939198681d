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
    /// Whether Ctrl-Z stops the program; never at a kiosk (T21).
    public var maySuspend: Bool

    /// Options.
    public init(
        colours: Colours = .asTheTerminalHas, theme: Theme = .light, maySuspend: Bool = true
    ) {
        self.colours = colours
        self.theme = theme
        self.maySuspend = maySuspend
    }
}
