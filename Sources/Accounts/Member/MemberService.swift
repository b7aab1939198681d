import Content
import CredentialStore
import FlowEngine
import Secrets
import TypedInput
import World

/// The use cases of a member at a terminal: takes what a screen asks and answers with what it may show.
public struct MemberService: ServicePart {
    let dependencies: Dependencies

    /// Does what a screen asks. It never throws: what goes wrong is a trouble with a reason.
    public func perform(_ request: Request, in session: Session) -> Reply {
        let answer = answered(request, in: session)
        dependencies.hasAnswered(answer)
        return answer
    }

    private func answered(_ request: Request, in session: Session) -> Reply {
        do {
            return try answer(request, in: session)
        } catch let error as StoreError {
            return reports.reply(session, error == .movedElsewhere ? .movedElsewhere : .store(error))
        } catch SecretsError.noSlotInTime {
            return reports.reply(session, .crowded)
        } catch {
            return reports.reply(session, .inside)
        }
    }

    /// A number that changes when the store was written to from elsewhere.
    public func changeMark() -> Int? {
        do { return try store.changeMark() } catch { return nil }
    }

    /// S21: nobody's hands are as quick; a program that repeats a deed without end waits for the next minute.
    private func keepsPace(_ session: inout Session) -> Bool {
        let now = world.now()
        let minute = Pace(since: now, deeds: 0)
        var pace = session.pace ?? minute
        if now < pace.since || now >= pace.since.adding(seconds: 60) { pace = minute }
        pace.deeds += 1
        session.pace = pace
        guard pace.deeds > settings.limits.deedsAMinute else { return true }
        session.waitUntil = pace.since.adding(seconds: 60)
        return false
    }

    private func readOverview(_ typist: Typist, _ session: Session) -> Reply {
        var session = session
        session.overviewIsRead = true
        session.typist = typist
        return reports.reply(session)
    }

    private func reopenOverview(_ session: Session) -> Reply {
        guard session.authenticationLevel == .outside else {
            return reports.reply(session, .outOfOrder(.alreadyLoggedIn))
        }
        return reports.reply(Session(at: session.terminal))
    }

    private func answer(_ request: Request, in session: Session) throws -> Reply {
        var session = session
        // A page asks whether the outside has reported something as often as it likes.
        if case .refresh = request {} else if !keepsPace(&session) { return reports.reply(session, .waitFirst) }
        switch request {
        case .readOverview(let typist): return readOverview(typist, session)
        case .reopenOverview: return reopenOverview(session)
        case .logIn(let userID, let password): return try login.logIn(userID, password, in: session)
        case .proveBirthdate(let birthdate): return try login.proveBirthdate(birthdate, in: session)
        case .confirmMail(let code): return try codes.confirmMail(code, in: session)
        case .resendMail: return try codes.resendMail(in: session)
        // Whether the outside has reported something.
        case .refresh: return try ticketRequests.refresh(in: session)
        case .renewTicket: return try ticketRequests.renewTicket(in: session)
        case .confirmDevice(let number): return try ticketRequests.confirmDevice(number, in: session)
        case .refuseDevice: return try ticketRequests.refuseDevice(in: session)
        case .choosePassword(let password): return try login.choosePassword(password, in: session)
        case .changePassword(let password): return try security.changePassword(to: password, in: session)
        case .reauthenticate(let password): return try security.reauthenticate(password, in: session)
        case .preparePasskey: return try security.preparePasskey(in: session)
        case .prepareApp: return try security.prepareApp(in: session)
        case .addApp(let code): return try security.addApp(code, in: session)
        case .prepareMail: return try security.prepareMail(in: session)
        case .addMail(let code): return try security.addMail(code, in: session)
        case .renameMethod(let id, let name): return try security.renameMethod(id, name, in: session)
        case .preferMethod(let method):
            guard security.mayChangeSecuritySettings(session) else { return reports.reply(session, .passwordAgain) }
            return try transitions.move(session, by: .methodPreferred(method))
        case .removeMethod(let id): return try security.removeMethod(id, in: session)
        case .replaceMail(let address): return try security.replaceMail(with: address, in: session)
        case .proveReplacement(let code): return try security.proveReplacement(code, in: session)
        case .useMethod(let method): return try security.useMethod(method, in: session)
        case .proveCode(let code): return try codes.proveCode(code, in: session)
        // What the engine alone decides about.
        case .agreeToTerms, .declineTerms, .reconsiderTerms, .keepMail, .changeMail, .reportMail, .leaveDesk,
            .correctMail, .chooseMethod, .chooseDevices, .answerBiometrics, .chooseBrowser, .withdrawChoice,
            .signInWithPhone, .goOn, .goBack, .showKeyAgain, .logOut:
            guard let (event, input) = request.event else { return reports.reply(session, .inside) }
            return try transitions.move(session, by: event, with: input)
        }
    }
}

extension Request {
    /// The event that it is to the engine, where nothing has to be checked or looked up first.
    fileprivate var event: (Event, EffectInput)? {
        switch self {
        case .agreeToTerms(let language):
            (.termsAgreed, EffectInput(language: language))
        case .declineTerms: (.termsDeclined, EffectInput())
        case .reconsiderTerms: (.termsReconsidered, EffectInput())
        case .keepMail: (.mailKept, EffectInput())
        case .changeMail(let address):
            (.mailChanged, EffectInput(address: address))
        case .reportMail(.changeBarred): (.mailChangeBarred, EffectInput())
        case .reportMail(.unreadable): (.mailUnreadable, EffectInput())
        case .reportMail(.absent): (.mailAbsent, EffectInput())
        case .leaveDesk: (.deskLeft, EffectInput())
        case .correctMail: (.mailCorrectionAsked, EffectInput())
        case .chooseMethod(let method): (.methodChosen(method), EffectInput())
        case .chooseDevices(let devices): (.devicesChosen(devices), EffectInput())
        case .answerBiometrics(let has): (.biometricsAnswered(has), EffectInput())
        case .chooseBrowser(let browser): (.browserChosen(browser), EffectInput())
        case .withdrawChoice: (.choiceWithdrawn, EffectInput())
        case .signInWithPhone: (.phoneForPCWanted, EffectInput())
        case .goOn: (.continued, EffectInput())
        case .goBack: (.steppedBack, EffectInput())
        case .showKeyAgain: (.keyWanted, EffectInput())
        case .logOut: (.loggedOut, EffectInput())
        default: nil
        }
    }
}
