/// Why a folder does not become, or is not, the home of a demo.
public enum DemoError: Error, Hashable, Sendable {
    /// It holds something, and bears no mark of a demo: it may be a real society's.
    case notADemo(String)
    /// It belongs to somebody else.
    case ofSomebodyElse(String)
    /// Others can read it or write into it.
    case openToOthers(String)
    /// It is a file, or it cannot be looked into.
    case noFolder(String)
}
