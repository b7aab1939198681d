public import TextUI

/// What the wait for the terminal ended with.
public enum ConsoleEvent: Hashable, Sendable {
    /// A key, the mouse or a paste.
    case key(Key)
    /// What the terminal sent for a key, while that is asked for.
    case traced(KeyTrace)
    /// The terminal has another size.
    case resized(Size)
    /// How the terminal draws characters of ambiguous width.
    case learntWidth(AmbiguousWidth)
    /// Somebody rang the doorbell.
    case rung
    /// The line is gone: wipe and end.
    case hungUp
    /// Asked to end by the system.
    case terminated
    /// Back from a stop: paint anew.
    case resumed
}
