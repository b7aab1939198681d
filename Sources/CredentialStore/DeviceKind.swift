/// What a browser says that it runs on: for a name to suggest, to tell a phone from a PC, and to ask at the terminal
/// whether it is hers (S38). Nothing is proved by it.
public enum DeviceKind: String, CaseIterable, Sendable {
    /// Apple's phone.
    case iPhone
    /// Apple's tablet, where it says so.
    case iPad
    /// A phone or a tablet with Android.
    case android
    /// A PC with Windows.
    case windows
    /// A Mac; also a tablet of Apple's that calls itself one.
    case mac
    /// Anything else.
    case other

    /// Whether one carries it: its own camera cannot see its own screen, and it is no kiosk (S15).
    public var isHandheld: Bool {
        switch self {
        case .iPhone, .iPad, .android: true
        case .windows, .mac, .other: false
        }
    }
}
