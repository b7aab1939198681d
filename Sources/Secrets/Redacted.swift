/// What holds a secret and prints nothing of it, in whatever it stands.
public protocol Redacted: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {}

extension Redacted {
    /// Nothing of it.
    public var description: String { "(secret)" }
    /// Nothing of it.
    public var debugDescription: String { "(secret)" }
    /// Nothing of it.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
