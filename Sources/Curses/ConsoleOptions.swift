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

    /// Whether the terminal is asked at the start how wide it draws `★` (T13): a round trip, at most a tenth of a
    /// second where it does not answer.
    public var asksForAmbiguousWidth: Bool

    /// Options.
    public init(
        colours: Colours = .asTheTerminalHas, theme: Theme = .light, maySuspend: Bool = true,
        asksForAmbiguousWidth: Bool = false
    ) {
        self.colours = colours
        self.theme = theme
        self.maySuspend = maySuspend
        self.asksForAmbiguousWidth = asksForAmbiguousWidth
    }
}
