/// Why there is no full screen here.
public enum ConsoleError: Error, Hashable, Sendable {
    /// Standard input or output is no terminal.
    case notATerminal
    /// Nothing is known about a terminal of the name in `TERM`.
    case unknownTerminal
    /// The terminal cannot put its cursor where we want it: `TERM=dumb`.
    case cannotPosition
    /// The system gave no descriptor to wait with.
    case noDescriptor
}
