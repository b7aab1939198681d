extension Event: CustomStringConvertible {
    /// The event's name with its value: `methodChosen(app)`.
    public var description: String { value.map { "\(kind.rawValue)(\($0))" } ?? kind.rawValue }

    private var value: String? {
        switch self {
        case .passwordAccepted(let kind): "\(kind.rawValue)"
        case .methodChosen(let method): "\(method.rawValue)"
        case .devicesChosen(let devices): "\(devices.rawValue)"
        case .biometricsAnswered(let has): "\(has)"
        case .browserChosen(let browser): "\(browser.rawValue)"
        case .passwordChosen(let suitsMail): "suitsMail: \(suitsMail)"
        case .passwordChanged(let suitsMail): "suitsMail: \(suitsMail)"
        case .methodAdded(let method): "\(method.rawValue)"
        case .methodRemoved(let method): "\(method.rawValue)"
        case .methodPreferred(let method): "\(method.rawValue)"
        case .otherMethodWanted(let method): "\(method.rawValue)"
        default: nil
        }
    }

    /// The names of all events, without their values, as `description` begins with them.
    public static let kindNames: [String] = Kind.allCases.map(\.rawValue)

    /// The events without their values.
    private enum Kind: String, CaseIterable {
        case overviewRead
        case passwordAccepted
        case birthdateMatched
        case loggedOut
        case termsAgreed
        case termsDeclined
        case termsReconsidered
        case mailKept
        case mailChanged
        case mailChangeBarred
        case mailUnreadable
        case mailAbsent
        case deskLeft
        case mailConfirmed
        case mailCorrectionAsked
        case methodChosen
        case devicesChosen
        case biometricsAnswered
        case browserChosen
        case choiceWithdrawn
        case passwordChosen
        case passwordChanged
        case methodAdded
        case methodRemoved
        case methodPreferred
        case addressReplaced
        case otherMethodWanted
        case continued
        case steppedBack
        case keyWanted
        case appCodeMatched
        case mailCodeMatched
        case ticketOpened
        case passkeyRegistered
        case acknowledged
        case deviceNamed
        case passkeyProved
        case phoneForPCWanted
    }

    private var kind: Kind {
        switch self {
        case .overviewRead: .overviewRead
        case .passwordAccepted: .passwordAccepted
        case .birthdateMatched: .birthdateMatched
        case .loggedOut: .loggedOut
        case .termsAgreed: .termsAgreed
        case .termsDeclined: .termsDeclined
        case .termsReconsidered: .termsReconsidered
        case .mailKept: .mailKept
        case .mailChanged: .mailChanged
        case .mailChangeBarred: .mailChangeBarred
        case .mailUnreadable: .mailUnreadable
        case .mailAbsent: .mailAbsent
        case .deskLeft: .deskLeft
        case .mailConfirmed: .mailConfirmed
        case .mailCorrectionAsked: .mailCorrectionAsked
        case .methodChosen: .methodChosen
        case .devicesChosen: .devicesChosen
        case .biometricsAnswered: .biometricsAnswered
        case .browserChosen: .browserChosen
        case .choiceWithdrawn: .choiceWithdrawn
        case .passwordChosen: .passwordChosen
        case .passwordChanged: .passwordChanged
        case .methodAdded: .methodAdded
        case .methodRemoved: .methodRemoved
        case .methodPreferred: .methodPreferred
        case .addressReplaced: .addressReplaced
        case .otherMethodWanted: .otherMethodWanted
        case .continued: .continued
        case .steppedBack: .steppedBack
        case .keyWanted: .keyWanted
        case .appCodeMatched: .appCodeMatched
        case .mailCodeMatched: .mailCodeMatched
        case .ticketOpened: .ticketOpened
        case .passkeyRegistered: .passkeyRegistered
        case .acknowledged: .acknowledged
        case .deviceNamed: .deviceNamed
        case .passkeyProved: .passkeyProved
        case .phoneForPCWanted: .phoneForPCWanted
        }
    }

    /// Every event with every value. The compiler asks for what a new one is called, and then for its values.
    public static let all: [Event] = Kind.allCases.flatMap(values(of:))

    private static func values(of kind: Kind) -> [Event] {
        switch kind {
        case .overviewRead: [.overviewRead]
        case .passwordAccepted: PasswordKind.allCases.map(Event.passwordAccepted)
        case .birthdateMatched: [.birthdateMatched]
        case .loggedOut: [.loggedOut]
        case .termsAgreed: [.termsAgreed]
        case .termsDeclined: [.termsDeclined]
        case .termsReconsidered: [.termsReconsidered]
        case .mailKept: [.mailKept]
        case .mailChanged: [.mailChanged]
        case .mailChangeBarred: [.mailChangeBarred]
        case .mailUnreadable: [.mailUnreadable]
        case .mailAbsent: [.mailAbsent]
        case .deskLeft: [.deskLeft]
        case .mailConfirmed: [.mailConfirmed]
        case .mailCorrectionAsked: [.mailCorrectionAsked]
        case .methodChosen: Method.allCases.map(Event.methodChosen)
        case .devicesChosen: Devices.allCases.map(Event.devicesChosen)
        case .biometricsAnswered: [.biometricsAnswered(true), .biometricsAnswered(false)]
        case .browserChosen: Browser.allCases.map(Event.browserChosen)
        case .choiceWithdrawn: [.choiceWithdrawn]
        case .passwordChosen: [.passwordChosen(suitsMail: true), .passwordChosen(suitsMail: false)]
        case .passwordChanged: [.passwordChanged(suitsMail: true), .passwordChanged(suitsMail: false)]
        case .methodAdded: Method.allCases.map(Event.methodAdded)
        case .methodRemoved: Method.allCases.map(Event.methodRemoved)
        case .methodPreferred: Method.allCases.map(Event.methodPreferred)
        case .addressReplaced: [.addressReplaced]
        case .otherMethodWanted: Method.allCases.map(Event.otherMethodWanted)
        case .continued: [.continued]
        case .steppedBack: [.steppedBack]
        case .keyWanted: [.keyWanted]
        case .appCodeMatched: [.appCodeMatched]
        case .mailCodeMatched: [.mailCodeMatched]
        case .ticketOpened: [.ticketOpened]
        case .passkeyRegistered: [.passkeyRegistered]
        case .acknowledged: [.acknowledged]
        case .deviceNamed: [.deviceNamed]
        case .passkeyProved: [.passkeyProved]
        case .phoneForPCWanted: [.phoneForPCWanted]
        }
    }
}
