/// What a key came to.
public enum KeyOutcome: Hashable, Sendable {
    /// Nothing worth saying.
    case nothing
    /// The focus, the cursor or a long text moved.
    case moved
    /// The text of a field changed.
    case edited(Control)
    /// A choice or a button was activated, or Enter was pressed on the last field: then it is the page's primary.
    case activated(Control)
    /// Enter was pressed on a field that has to be filled in, or before anything was chosen (`nil`).
    case missing(Control?)
    /// A key of the page was pressed.
    case pressed(Control)
    /// The key does nothing here: say so.
    case barred
}
