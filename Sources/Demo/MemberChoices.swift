public import FlowEngine

/// What a member chooses on 1【8】.
public struct MemberChoices: Hashable, Sendable {
    /// The method.
    public var method: Method
    /// The devices, where the method asks for them.
    public var devices: Devices
    /// Whether her PC has biometrics, where that is asked.
    public var hasBiometrics: Bool
    /// The browser, where it is asked.
    public var browser: Browser

    /// A choice.
    public init(
        _ method: Method, _ devices: Devices = .both, hasBiometrics: Bool = true, browser: Browser = .chrome
    ) {
        self.method = method
        self.devices = devices
        self.hasBiometrics = hasBiometrics
        self.browser = browser
    }

    /// What leads to a branch. ★ is entered from the top page, by whoever has chosen 2-2.
    public init(leadingTo branch: Branch) {
        switch branch {
        case .passkeyOnPC: self.init(.passkey, .pcOnly)
        case .passkeyOnPhone, .phoneForPC: self.init(.passkey, .phoneOnly)
        case .appOnPhone: self.init(.app, .phoneOnly)
        case .appBesidePC: self.init(.app, .both)
        case .chromeExtension: self.init(.app, .pcOnly, browser: .chrome)
        case .edgeExtension: self.init(.app, .pcOnly, browser: .edge)
        case .mailCode: self.init(.mail)
        }
    }

    /// The key of what she chooses on a page; of devices, those that the page offers.
    public func key(for choice: MemberAnswer.Choice, offered: [Devices] = Devices.allCases) -> Character {
        switch choice {
        case .registeredMail: "1"
        case .method: method.letter
        case .devices: Character("\((offered.firstIndex(of: devices) ?? 0) + 1)")
        case .biometrics: hasBiometrics ? "1" : "2"
        case .browser: browser == .chrome ? "1" : "2"
        }
    }
}
