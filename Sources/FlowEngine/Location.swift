public import Content

/// Where a member stands: a numbered step of the manual, or one of the pages beside it that the paper does not number.
public enum Location: Hashable, Sendable {
    /// At a step; the raw value of the step is its number.
    case step(Step)
    /// 1【4】: she did not agree to the terms.
    case termsDeclined
    /// 1【5】: the mail address cannot be settled at the terminal; the office has to help.
    case mailDesk
    /// 1【8】: which devices are hers.
    case devices
    /// 1【8】: whether the PC has biometrics (passkey, both devices).
    case biometrics
    /// 1【8】: which browser (app, PC only).
    case browser
    /// A later login: the method is asked.
    case secondFactor
    /// The top page, from the second login on without a number.
    case topPage

    /// Every place.
    public static let all: [Location] =
        Step.allCases.map(Location.step)
        + [.termsDeclined, .mailDesk, .devices, .biometrics, .browser, .secondFactor, .topPage]

    /// The step whose number and heading the page bears; `nil` where the paper has none.
    public var step: Step? {
        switch self {
        case .step(let step): step
        case .termsDeclined: .step1_4
        case .mailDesk: .step1_5
        case .devices, .biometrics, .browser: .step1_8
        case .secondFactor, .topPage: nil
        }
    }
}

extension Location {
    /// The manual's number; pages beside a step add a name: `1.8+devices`. It is for people: the store has `storedName`.
    public var rawValue: String {
        switch self {
        case .step(let step): step.rawValue
        case .termsDeclined: "1.4+declined"
        case .mailDesk: "1.5+desk"
        case .devices: "1.8+devices"
        case .biometrics: "1.8+biometrics"
        case .browser: "1.8+browser"
        case .secondFactor: "login+method"
        case .topPage: "top"
        }
    }
}
