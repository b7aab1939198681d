import FlowEngine
import Content
import Accounts
import TextUI

// Which help each page has. There is no other way to be a screen than to say it.

// MARK: Chapters 0 and 1

extension OverviewScreen {
    func help(in context: ScreenContext) -> HelpTopic {
        guard case .step(let step) = context.screenState.place, step.chapter == "0" else { return .step(.step0_1) }
        return .step(step)
    }
}

extension LoginScreen {
    func help(in context: ScreenContext) -> HelpTopic {
        if isForOtherMethod { return .page(.loginForOtherMethod) }
        if context.screenState.belongsAtHome, context.screenState.goesOnAtHome { return .page(.loginForHome) }
        return .step(context.screenState.place == .step(.step1_1) ? .step1_1 : step)
    }
}

extension BirthdateScreen { func help(in context: ScreenContext) -> HelpTopic { .step(.step1_3) } }

extension TermsScreen { func help(in context: ScreenContext) -> HelpTopic { .step(.step1_4) } }

extension TermsDeclinedScreen { func help(in context: ScreenContext) -> HelpTopic { .page(.termsDeclined) } }

extension MailScreen { func help(in context: ScreenContext) -> HelpTopic { .step(.step1_5) } }

extension NewMailScreen {
    func help(in context: ScreenContext) -> HelpTopic { .page(isReplacement ? .replaceMail : .newMail) }
}

extension NoMailScreen { func help(in context: ScreenContext) -> HelpTopic { .page(.noMail) } }

extension MailDeskScreen { func help(in context: ScreenContext) -> HelpTopic { .page(.mailDesk) } }

extension MailConfirmationScreen {
    func help(in context: ScreenContext) -> HelpTopic {
        .step(context.screenState.place == .step(.step1_7) ? .step1_7 : .step1_6)
    }
}

extension MethodScreen { func help(in context: ScreenContext) -> HelpTopic { .step(.step1_8) } }

extension DevicesScreen { func help(in context: ScreenContext) -> HelpTopic { .page(.devices) } }

extension BiometricsScreen { func help(in context: ScreenContext) -> HelpTopic { .page(.biometrics) } }

extension BrowserScreen { func help(in context: ScreenContext) -> HelpTopic { .page(.browser) } }

extension NoDeviceScreen { func help(in context: ScreenContext) -> HelpTopic { .page(.noDevice) } }

extension PasswordScreen {
    func help(in context: ScreenContext) -> HelpTopic {
        guard let change else {
            return context.screenState.passwordIsToBeLengthened ? .page(.passwordForMail) : .step(.step1_9)
        }
        return .page(change.beside == .mail ? .passwordForMail : .changePassword)
    }
}

extension LogOutScreen { func help(in context: ScreenContext) -> HelpTopic { .step(.step1_11) } }

// MARK: Chapter 2

extension ToldScreen { func help(in context: ScreenContext) -> HelpTopic { .step(step) } }

extension ExtensionKeyScreen { func help(in context: ScreenContext) -> HelpTopic { .step(step) } }

extension SavePictureScreen { func help(in context: ScreenContext) -> HelpTopic { .step(step) } }

extension AppCodeScreen { func help(in context: ScreenContext) -> HelpTopic { .step(step) } }

extension MailCodeScreen { func help(in context: ScreenContext) -> HelpTopic { .step(step) } }

extension NotOfferedScreen { func help(in context: ScreenContext) -> HelpTopic { .page(.notOffered) } }

extension KeyScreen { func help(in context: ScreenContext) -> HelpTopic { .page(.key) } }

extension QRCodeScreen {
    func help(in context: ScreenContext) -> HelpTopic {
        isOnPhone(context) ? .page(.keyOnPhone) : isAddition ? .page(.newApp) : .step(step)
    }
}

extension KeyPageScreen {
    func help(in context: ScreenContext) -> HelpTopic {
        switch context.screenState.ticket?.state {
        case .waiting, nil: .page(.keyPage)
        case .opened: .page(.keyPageOpened)
        case .asking: .page(.ticketAsked)
        case .over: .page(.ticketOver)
        }
    }
}

extension TicketScreen {
    func help(in context: ScreenContext) -> HelpTopic {
        switch context.screenState.ticket?.state {
        case nil: .page(.notOffered)
        case .waiting: Branch.completion(of: step) == .ticketOpened ? .step(step) : .page(.ticketWaiting)
        case .opened: .step(step)
        case .asking: .page(.ticketAsked)
        case .over: .page(.ticketOver)
        }
    }
}

extension PhoneForPCScreen {
    func help(in context: ScreenContext) -> HelpTopic { context.helpBesidePhone(.step(.step2_2star_4)) }
}

extension AtHomeScreen {
    func help(in context: ScreenContext) -> HelpTopic {
        guard context.screenState.goesOnAtHome, let ticket = context.screenState.ticket else { return .page(.atKiosk) }
        return .page(ticket.state.isOver ? .ticketOver : .atHome)
    }
}

// MARK: Later logins, and the top page

extension SecondFactorScreen {
    func help(in context: ScreenContext) -> HelpTopic {
        switch context.screenState.method {
        case .mail?: .page(.secondFactorMail)
        case .passkey?: context.helpBesidePhone(.page(.secondFactorPasskey))
        case .app?, nil: .page(.secondFactorApp)
        }
    }
}

extension TopPageScreen {
    func help(in context: ScreenContext) -> HelpTopic {
        if let step, Branch.completion(of: step) == .arrival { return .step(step) }
        return step != nil || context.screenState.previousLogin == nil ? .step(.step0_4) : .page(.topPage)
    }
}

extension GuardedScreen {
    func help(in context: ScreenContext) -> HelpTopic {
        isOpen(context) ? guarded.help(in: context) : .page(.passwordAgain)
    }
}

extension MethodsScreen { func help(in context: ScreenContext) -> HelpTopic { .page(.methods) } }

extension MethodDetailScreen {
    func help(in context: ScreenContext) -> HelpTopic {
        .page(context.screenState.securitySettings?.method(id)?.method == .mail ? .mailMethod : .method)
    }
}

extension RemoveMethodScreen { func help(in context: ScreenContext) -> HelpTopic { .page(.removeMethod) } }

extension NewAppCodeScreen { func help(in context: ScreenContext) -> HelpTopic { .page(.newAppCode) } }

extension AddressCodeScreen {
    func help(in context: ScreenContext) -> HelpTopic { .page(isReplacement ? .replacementCode : .newMailMethod) }
}

extension LongerPasswordScreen { func help(in context: ScreenContext) -> HelpTopic { .page(.longerPassword) } }

extension NewPasskeyScreen {
    func help(in context: ScreenContext) -> HelpTopic {
        switch context.screenState.ticket?.state {
        case nil: .page(.newPasskeyDone)
        case .waiting: .page(.newPasskey)
        case .opened: .page(.newPasskeyOpened)
        case .asking: .page(.ticketAsked)
        case .over: .page(.ticketOver)
        }
    }
}

// MARK: Staff at a kiosk

extension StaffLoginScreen { func help(in context: ScreenContext) -> HelpTopic { .page(.staffLogin) } }

extension StaffTerminalScreen { func help(in context: ScreenContext) -> HelpTopic { .page(.staffTerminal) } }

extension StaffMessagesScreen { func help(in context: ScreenContext) -> HelpTopic { .page(.staffMessages) } }

extension TerminalTestScreen { func help(in context: ScreenContext) -> HelpTopic { .page(.staffTest) } }

// MARK: Over any page

extension LeavingScreen { func help(in context: ScreenContext) -> HelpTopic { .page(.leaving) } }

extension LostMethodScreen { func help(in context: ScreenContext) -> HelpTopic { .page(.lostMethod) } }

extension LargeLettersScreen { func help(in context: ScreenContext) -> HelpTopic { .page(.largeLetters) } }

extension OtherMethodScreen { func help(in context: ScreenContext) -> HelpTopic { .page(.otherMethod) } }

extension TooLateScreen { func help(in context: ScreenContext) -> HelpTopic { .page(.tooLate) } }

extension HelpScreen { func help(in context: ScreenContext) -> HelpTopic { below.help(in: context) } }

extension DimmedScreen {
    /// That of the page that it covers.
    public func help(in context: ScreenContext) -> HelpTopic { below.help(in: context) }
}

extension WelcomeScreen {
    /// That of the page that members begin with.
    public func help(in context: ScreenContext) -> HelpTopic { below.help(in: context) }
}

extension OutOfServiceScreen {
    /// That of the page that members begin with.
    public func help(in context: ScreenContext) -> HelpTopic { below.help(in: context) }
}

extension ExpiringScreen {
    /// That of the page that ends.
    public func help(in context: ScreenContext) -> HelpTopic { below.help(in: context) }
}

extension ScreenContext {
    /// Signing in with the phone: before the ticket is opened, with the number, and when it is over.
    fileprivate func helpBesidePhone(_ before: HelpTopic) -> HelpTopic {
        switch screenState.ticket?.state {
        case .waiting, nil: before
        case .opened, .asking: .page(.phoneNumber)
        case .over: .page(.ticketOver)
        }
    }
}
