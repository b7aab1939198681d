import Manual

/// What a browser says of its device: for a name to suggest, and to tell a phone from a PC. Nothing is proved by it.
enum BrowserDevice: CaseIterable {
    case iPhone
    case iPad
    case android
    case windows
    case mac
    case other

    init(userAgent: String) {
        self =
            if userAgent.contains("iPhone") {
                .iPhone
            } else if userAgent.contains("iPad") {
                .iPad
            } else if userAgent.contains("Android") {
                .android
            } else if userAgent.contains("Windows") {
                .windows
            } else if userAgent.contains("Macintosh") {
                .mac
            } else {
                .other
            }
    }

    /// Whether one carries it: its own camera cannot see its own screen, and it is no kiosk (S15).
    var isHandheld: Bool {
        switch self {
        case .iPhone, .iPad, .android: true
        case .windows, .mac, .other: false
        }
    }

    /// The name that is suggested.
    var name: Phrase {
        switch self {
        case .iPhone: "web.device.iPhone"
        case .iPad: "web.device.iPad"
        case .android: "web.device.android"
        case .windows: "web.device.windows"
        case .mac: "web.device.mac"
        case .other: "web.device.other"
        }
    }
}
