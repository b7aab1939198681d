/// What whoever added a terminal is told.
struct AddedTerminal: Encodable {
    let name: String
    let kind: String
    let fingerprint: String
    /// The host's public key, by which the terminal knows it.
    let hostKey: String
    let hostFingerprint: String
    /// The line for the terminal.
    let setup: String
    let steps: [String]

    var text: String {
        (steps + [
            "The terminal \(name) (\(kind)) is taken in. Its key \(fingerprint) opens the wizard, and nothing else.",
            "This host's key is \(hostFingerprint). At the terminal:", "", "    \(setup)", "",
        ]).joined(separator: "\n")
    }
}
