extension Event: CustomStringConvertible {
    /// The event's name with its value: `methodChosen(app)`.
    public var description: String {
        switch self {
        case .overviewRead: "overviewRead"
        case .passwordAccepted(let kind): "passwordAccepted(\(kind.rawValue))"
        case .birthdateMatched: "birthdateMatched"
        case .loggedOut: "loggedOut"
        case .termsAgreed: "termsAgreed"
        case .termsDeclined: "termsDeclined"
        case .termsReconsidered: "termsReconsidered"
        case .mailKept: "mailKept"
        case .mailChanged: "mailChanged"
        case .mailChangeBarred: "mailChangeBarred"
        case .mailUnreadable: "mailUnreadable"
        case .mailAbsent: "mailAbsent"
        case .deskLeft: "deskLeft"
        case .mailConfirmed: "mailConfirmed"
        case .mailCorrectionAsked: "mailCorrectionAsked"
        case .methodChosen(let method): "methodChosen(\(method.rawValue))"
        case .devicesChosen(let devices): "devicesChosen(\(devices.rawValue))"
        case .biometricsAnswered(let has): "biometricsAnswered(\(has))"
        case .browserChosen(let browser): "browserChosen(\(browser.rawValue))"
        case .choiceWithdrawn: "choiceWithdrawn"
        case .passwordChosen(let suitsMail): "passwordChosen(suitsMail: \(suitsMail))"
        case .passwordChanged(let suitsMail): "passwordChanged(suitsMail: \(suitsMail))"
        case .continued: "continued"
        case .steppedBack: "steppedBack"
        case .appCodeMatched: "appCodeMatched"
        case .mailCodeMatched: "mailCodeMatched"
        case .ticketOpened: "ticketOpened"
        case .passkeyRegistered: "passkeyRegistered"
        case .acknowledged: "acknowledged"
        case .deviceNamed: "deviceNamed"
        case .passkeyProved: "passkeyProved"
        case .phoneForPCWanted: "phoneForPCWanted"
        }
    }
}
