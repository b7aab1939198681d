/// Which letters stand on the on-screen keyboard.
public enum KeyboardLayer: String, CaseIterable, Sendable {
    /// Small letters.
    case small
    /// Capitals.
    case capital
    /// Signs.
    case signs

    /// Three rows of ten and one of six, from the top.
    var rows: [String] {
        switch self {
        case .small: ["1234567890", "abcdefghij", "klmnopqrst", "uvwxyz"]
        case .capital: ["1234567890", "ABCDEFGHIJ", "KLMNOPQRST", "UVWXYZ"]
        // All of ASCII; what is left of the last rows stays empty.
        case .signs: ["!\"#$%&'()*", "+,-./:;<=>", "?@[\\]^_`{|", "}~"]
        }
    }

    /// What touching its key presses.
    var control: Control { Control("keyboard.\(rawValue)") }

    init?(_ control: Control) {
        guard let layer = Self.allCases.first(where: { $0.control == control }) else { return nil }
        self = layer
    }
}

extension Control {
    /// A key of the on-screen keyboard.
    static let keyboard = Control("keyboard")
}
