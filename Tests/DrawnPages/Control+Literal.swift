public import TextUI

/// Pages that are drawn by hand name their controls where they stand; the wizard's are named once, by a type.
extension Control: ExpressibleByStringLiteral {
    /// A control of that name.
    public init(stringLiteral name: String) { self.init(name) }
}
