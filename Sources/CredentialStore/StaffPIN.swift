public import Secrets

/// The rules of the PIN that opens a kiosk's staff page.
public enum StaffPIN {
    /// How many digits it has.
    public static let length = 6...12

    /// What is to be said of digits that somebody wants for a PIN.
    public enum Verdict: Hashable, Sendable {
        /// It may be one.
        case fine
        /// Something in it is no digit.
        case notDigits
        /// It has too few digits, or too many.
        case wrongLength
        /// It is a run or a repetition: what whoever guesses tries first.
        case guessable
    }

    /// Judges digits in whatever width they were typed.
    public static func judge(_ pin: SecretBytes) -> Verdict {
        let digits = PasswordText.folded(pin).withUnsafeBytes { $0.map { Int($0) - 0x30 } }
        guard digits.allSatisfy((0...9).contains) else { return .notDigits }
        guard length.contains(digits.count) else { return .wrongLength }
        return isRun(digits) || isRepetition(digits) ? .guessable : .fine
    }

    /// 123456, 975319, 777777, and the same with each digit doubled: from each to the next it is as far, round the ten.
    private static func isRun(_ digits: [Int]) -> Bool {
        let single = digits.indices.filter { $0 == 0 || digits[$0] != digits[$0 - 1] }.map { digits[$0] }
        let steps = zip(single, single.dropFirst()).map { ($1 - $0 + 10) % 10 }
        return Set(steps).count <= 1
    }

    /// 121212, 20262026, 482948: something shorter over and over, if only in part.
    private static func isRepetition(_ digits: [Int]) -> Bool {
        (1...digits.count * 2 / 3).contains { period in
            digits.indices.dropFirst(period).allSatisfy { digits[$0] == digits[$0 - period] }
        }
    }
}
