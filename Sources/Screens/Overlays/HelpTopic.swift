public import Content

/// T26: what F1 tells of: a numbered step, or a page that the paper does not number. Every one has words of its own.
public enum HelpTopic: Hashable, Sendable {
    /// `help.<step>`
    case step(Step)
    /// `help.page.<page>`
    case page(HelpPage)

    /// All that there is to tell of.
    public static let all: [HelpTopic] =
        Step.allCases.map(HelpTopic.step) + HelpPage.allCases.map(HelpTopic.page)

    /// What to do here, what often goes wrong here, and what helps.
    public var phrase: Phrase {
        switch self {
        case .step(let step): Phrase("help.\(step.rawValue)")
        case .page(let page): Phrase("help.page.\(page.rawValue)")
        }
    }
}

/// A page without a number, or a state of a page in which other advice helps.
public enum HelpPage: String, CaseIterable, Sendable {
    // Chapter 1
    case formerMember, forgotten, termsDeclined, mailDesk, newMail, noMail, devices, biometrics, browser, noDevice,
        passwordForMail
    // Chapter 2
    case loginForHome, atHome, atKiosk, notOffered, microsoft, key, keyOnPhone, keyPage, keyPageOpened
    case ticketWaiting, ticketAsked, ticketOver, largeLetters, phoneNumber
    // Later logins
    case secondFactorApp, secondFactorMail, secondFactorPasskey, lostMethod
    // The top page
    case topPage, methods, method, mailMethod, removeMethod, newPasskey, newPasskeyOpened, newPasskeyDone,
        newAppInstalled, newApp,
        newAppCode
    case newMailMethod, replaceMail, replacementCode, longerPassword, changePassword, passwordAgain
    // Over any page
    case leaving, otherMethod, loginForOtherMethod, tooLate
    // Staff at a kiosk
    case staffLogin, staffTerminal, staffMessages, staffTest
    // The demo's windows
    case demoMailbox, demoPhone, demoNotice, demoMembers
}
