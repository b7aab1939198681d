import Secrets
import TextUI

/// The key that asks for a kiosk's staff page.
enum StaffKey: String, CaseIterable {
    /// A chord that no member presses by chance.
    case altF12 = "alt-f12"
    /// Where a keyboard has no Alt, or a window manager keeps the chord to itself.
    case f12
    /// There is no staff page.
    case none

    var key: Key? {
        switch self {
        case .altF12: .altFunction(12)
        case .f12: .function(12)
        case .none: nil
        }
    }
}

extension Settings {
    /// The key that asks for the staff page, and the PIN that opens it while staff has no accounts.
    static func readStaff(_ reader: inout SettingsReader) -> (key: Key?, pin: PasswordHash?) {
        let key = (reader.choice(.staffKey, of: StaffKey.self) ?? .altF12).key
        guard let text = reader.text(.staffPIN) else { return (key, nil) }
        guard let pin = PasswordHash(stored: text) else {
            return (key, reader.refuse(.staffPIN, "it must be the line that `firstlogin terminal pin` prints"))
        }
        return (key, key == nil ? nil : pin)
    }
}
