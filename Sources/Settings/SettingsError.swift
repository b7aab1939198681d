import TypedInput

/// Why the settings cannot be used.
public enum SettingsError: Error, Hashable, Sendable {
    /// The file cannot be read, or is no JSON object.
    case unusableFile(path: String, reason: String)
    /// Settings that are wrong, unknown or missing: all that were found.
    case faults([Fault])

    /// One thing that is wrong.
    public struct Fault: Hashable, Sendable {
        /// What it is called where it was set: a key of the file, or an environment variable.
        public let name: String
        /// Where it was set; nil where it is missing.
        public let origin: String?
        /// What is wrong with it, without its value.
        public let reason: String
    }
}

extension SettingsError: CustomStringConvertible {
    /// For an operator, line by line.
    public var description: String {
        switch self {
        case .unusableFile(let path, let reason):
            return PrintableText.escaped("the settings in \(path) cannot be used: \(reason)")
        case .faults(let faults):
            let wrong = faults.filter { $0.origin != nil }.map {
                PrintableText.escaped("  \($0.name) (\($0.origin ?? "")): \($0.reason)")
            }
            let missing = faults.filter { $0.origin == nil }.map { "  \($0.name): \($0.reason)" }
            var lines: [String] = []
            if !wrong.isEmpty { lines += ["these settings are wrong:"] + wrong }
            if !missing.isEmpty {
                lines += ["these settings are missing:"] + missing
                lines += [
                    "Write them into \(SettingsFile.usualPath), or into a file that --settings names, like this one"
                ]
                lines += ["(`firstlogin settings --as table` lists all, `firstlogin demo` needs none):", example]
            }
            return lines.joined(separator: "\n")
        }
    }

    /// A file with all that has to be set.
    private var example: String { SettingsTable.example }
}
