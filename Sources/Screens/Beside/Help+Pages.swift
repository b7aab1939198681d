import FlowEngine
import Manual
import Portal
import Terminal

// Which help each page has. There is no other way to be a screen than to say it.

// MARK: Chapters 0 and 1

extension OverviewScreen {
    func help(in view: View) -> HelpTopic {
        guard case .step(let step) = view.situation.place, step.chapter == "0" else { return .step(.step0_1) }
        return .step(step)
    }
}

extension LoginScreen {
    func help(in view: View) -> HelpTopic {
        if isForOtherMethod { return .page(.loginForOtherMethod) }
        if view.situation.belongsAtHome, view.situation.goesOnAtHome { return .page(.loginForHome) }
        return .step(view.situation.place == .step(.step1_1) ? .step1_1 : step)
    }
}

extension BirthdateScreen { func help(in view: View) -> HelpTopic { .step(.step1_3) } }

extension TermsScreen { func help(in view: View) -> HelpTopic { .step(.step1_4) } }

extension TermsDeclinedScreen { func help(in view: View) -> HelpTopic { .page(.termsDeclined) } }

extension MailScreen { func help(in view: View) -> HelpTopic { .step(.step1_5) } }

extension NewMailScreen { func help(in view: View) -> HelpTopic { .page(isReplacement ? .replaceMail : .newMail) } }

extension NoMailScreen { func help(in view: View) -> HelpTopic { .page(.noMail) } }

extension MailDeskScreen { func help(in view: View) -> HelpTopic { .page(.mailDesk) } }

extension MailConfirmationScreen {
    func help(in view: View) -> HelpTopic { .step(view.situation.place == .step(.step1_7) ? .step1_7 : .step1_6) }
}

extension MethodScreen { func help(in view: View) -> HelpTopic { .step(.step1_8) } }

extension DevicesScreen { func help(in view: View) -> HelpTopic { .page(.devices) } }

extension BiometricsScreen { func help(in view: View) -> HelpTopic { .page(.biometrics) } }

extension BrowserScreen { func help(in view: View) -> HelpTopic { .page(.browser) } }

extension NoDeviceScreen { func help(in view: View) -> HelpTopic { .page(.noDevice) } }

extension PasswordScreen {
    func help(in view: View) -> HelpTopic {
        guard let change else {
            return view.situation.passwordIsToBeLengthened ? .page(.passwordForMail) : .step(.step1_9)
        }
        return .page(change.beside == .mail ? .passwordForMail : .changePassword)
    }
}

extension LogOutScreen { func help(in view: View) -> HelpTopic { .step(.step1_11) } }

// MARK: Chapter 2

extension ToldScreen { func help(in view: View) -> HelpTopic { .step(step) } }

extension ExtensionKeyScreen { func help(in view: View) -> HelpTopic { .step(step) } }

extension SavePictureScreen { func help(in view: View) -> HelpTopic { .step(step) } }

extension AppCodeScreen { func help(in view: View) -> HelpTopic { .step(step) } }

extension MailCodeScreen { func help(in view: View) -> HelpTopic { .step(step) } }

extension NotOfferedScreen { func help(in view: View) -> HelpTopic { .page(.notOffered) } }

extension KeyScreen { func help(in view: View) -> HelpTopic { .page(.key) } }

extension QRCodeScreen {
    func help(in view: View) -> HelpTopic {
        isOnPhone(view) ? .page(.keyOnPhone) : isAddition ? .page(.newApp) : .step(step)
    }
}

extension KeyPageScreen {
    func help(in view: View) -> HelpTopic {
        switch view.situation.ticket?.state {
        case .waiting, nil: .page(.keyPage)
        case .opened: .page(.keyPageOpened)
        case .asking: .page(.ticketAsked)
        case .over: .page(.ticketOver)
        }
    }
}

extension TicketScreen {
    func help(in view: View) -> HelpTopic {
        switch view.situation.ticket?.state {
        case nil: .page(.notOffered)
        case .waiting: Branch.passage(of: step) == .ticketOpened ? .step(step) : .page(.ticketWaiting)
        case .opened: .step(step)
        case .asking: .page(.ticketAsked)
        case .over: .page(.ticketOver)
        }
    }
}

extension PhoneForPCScreen { func help(in view: View) -> HelpTopic { view.helpBesidePhone(.step(.step2_2star_4)) } }

extension AtHomeScreen {
    func help(in view: View) -> HelpTopic {
        guard view.situation.goesOnAtHome, let ticket = view.situation.ticket else { return .page(.atKiosk) }
        return .page(ticket.state == .over ? .ticketOver : .atHome)
    }
}

// MARK: Later logins, and the top page

extension SecondFactorScreen {
    func help(in view: View) -> HelpTopic {
        switch view.situation.method {
        case .mail?: .page(.secondFactorMail)
        case .passkey?: view.helpBesidePhone(.page(.secondFactorPasskey))
        case .app?, nil: .page(.secondFactorApp)
        }
    }
}

extension TopPageScreen {
    func help(in view: View) -> HelpTopic {
        if let step, Branch.passage(of: step) == .arrival { return .step(step) }
        return step != nil || view.situation.previousLogin == nil ? .step(.step0_4) : .page(.topPage)
    }
}

extension GuardedScreen {
    func help(in view: View) -> HelpTopic { isOpen(view) ? guarded.help(in: view) : .page(.passwordAgain) }
}

extension MethodsScreen { func help(in view: View) -> HelpTopic { .page(.methods) } }

extension MethodDetailScreen { func help(in view: View) -> HelpTopic { .page(.method) } }

extension RemoveMethodScreen { func help(in view: View) -> HelpTopic { .page(.removeMethod) } }

extension NewAppCodeScreen { func help(in view: View) -> HelpTopic { .page(.newAppCode) } }

extension AddressCodeScreen {
    func help(in view: View) -> HelpTopic { .page(isReplacement ? .replacementCode : .newMailMethod) }
}

extension LongerPasswordScreen { func help(in view: View) -> HelpTopic { .page(.longerPassword) } }

extension NewPasskeyScreen {
    func help(in view: View) -> HelpTopic {
        switch view.situation.ticket?.state {
        case nil: .page(.newPasskeyDone)
        case .waiting: .page(.newPasskey)
        case .opened: .page(.newPasskeyOpened)
        case .asking: .page(.ticketAsked)
        case .over: .page(.ticketOver)
        }
    }
}

// MARK: Over any page

extension LeavingScreen { func help(in view: View) -> HelpTopic { .page(.leaving) } }

extension LostMethodScreen { func help(in view: View) -> HelpTopic { .page(.lostMethod) } }

extension OtherMethodScreen { func help(in view: View) -> HelpTopic { .page(.otherMethod) } }

extension TooLateScreen { func help(in view: View) -> HelpTopic { .page(.tooLate) } }

extension HelpScreen { func help(in view: View) -> HelpTopic { below.help(in: view) } }

extension DimmedScreen {
    /// That of the page that it covers.
    public func help(in view: View) -> HelpTopic { below.help(in: view) }
}

extension View {
    /// Signing in with the phone: before the ticket is opened, with the number, and when it is over.
    fileprivate func helpBesidePhone(_ before: HelpTopic) -> HelpTopic {
        switch situation.ticket?.state {
        case .waiting, nil: before
        case .opened, .asking: .page(.phoneNumber)
        case .over: .page(.ticketOver)
        }
    }
}
