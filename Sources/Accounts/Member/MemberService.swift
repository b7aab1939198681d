import Content
import CredentialStore
import FlowEngine
import Secrets
import World

/// The use cases of a member at a terminal: takes what a screen asks and answers with what it may show.
public struct MemberService: TerminalService {
    let dependencies: Dependencies

    private var login: Login { Login(dependencies: dependencies) }
    private var codes: CodeRequests { CodeRequests(dependencies: dependencies) }
    private var security: SecurityChanges { SecurityChanges(dependencies: dependencies) }
    private var ticketRequests: TicketRequests { TicketRequests(dependencies: dependencies) }

    /// Does what a screen asks. It never throws: what goes wrong is a trouble with a reason.
    public func perform(_ request: Request, in session: Session) -> Reply {
        let answer = answered(request, in: session)
        dependencies.hasAnswered(answer.session)
        return answer
    }

    private func answered(_ request: Request, in session: Session) -> Reply {
        do {
            return try answer(request, in: session)
        } catch let error as StoreError {
            return reply(session, error == .movedElsewhere ? .movedElsewhere : .store(error))
        } catch SecretsError.noSlotInTime {
            return reply(session, .crowded)
        } catch {
            return reply(session, .inside)
        }
    }

    /// A number that changes when the store was written to from elsewhere.
    public func changeMark() -> Int? {
        do { return try dependencies.store.changeMark() } catch { return nil }
    }

    /// Waits until it may have been, or that many milliseconds.
    public func awaitChange(milliseconds: Int32) { dependencies.store.awaitChange(milliseconds: milliseconds) }

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
        return reply(session)
    }

    private func reopenOverview(_ session: Session) -> Reply {
        guard session.authenticationLevel == .outside else {
            return reply(session, .outOfOrder(.alreadyLoggedIn))
        }
        return reply(Session(at: session.terminal))
    }

    private func answer(_ request: Request, in session: Session) throws -> Reply {
        var session = session
        // A page asks whether the outside has reported something as often as it likes.
        if case .refresh = request {} else if !keepsPace(&session) { return reply(session, .waitFirst) }
        return try carryOut(request, session)
    }

    private func carryOut(_ request: Request, _ session: Session) throws -> Reply {
        switch request {
        case .readOverview(let typist): readOverview(typist, session)
        case .reopenOverview: reopenOverview(session)
        case .logIn(let userID, let password): try login.logIn(userID, password, in: session)
        case .proveBirthdate(let birthdate): try login.proveBirthdate(birthdate, in: session)
        case .agreeToTerms(let language): try move(session, by: .termsAgreed, with: EffectInput(language: language))
        case .declineTerms: try move(session, by: .termsDeclined)
        case .reconsiderTerms: try move(session, by: .termsReconsidered)
        case .keepMail: try move(session, by: .mailKept)
        case .changeMail(let address): try move(session, by: .mailChanged, with: EffectInput(address: address))
        case .reportMail(let reason): try move(session, by: Event(reason))
        case .leaveDesk: try move(session, by: .deskLeft)
        case .confirmMail(let code): try codes.confirmMail(code, in: session)
        case .correctMail: try move(session, by: .mailCorrectionAsked)
        case .resendMail: try codes.resendMail(in: session)
        case .refresh: try ticketRequests.refresh(in: session)
        case .chooseMethod(let method): try move(session, by: .methodChosen(method))
        case .chooseDevices(let devices): try move(session, by: .devicesChosen(devices))
        case .answerBiometrics(let has): try move(session, by: .biometricsAnswered(has))
        case .chooseBrowser(let browser): try move(session, by: .browserChosen(browser))
        case .withdrawChoice: try move(session, by: .choiceWithdrawn)
        case .choosePassword(let password): try login.choosePassword(password, in: session)
        case .changePassword(let password): try security.changePassword(to: password, in: session)
        case .reauthenticate(let password): try security.reauthenticate(password, in: session)
        case .preparePasskey: try security.preparePasskey(in: session)
        case .prepareApp: try security.prepareApp(in: session)
        case .addApp(let code): try security.addApp(code, in: session)
        case .prepareMail: try security.prepareMail(in: session)
        case .addMail(let code): try security.addMail(code, in: session)
        case .renameMethod(let id, let name): try security.renameMethod(id, name, in: session)
        case .preferMethod(let method): try security.preferMethod(method, in: session)
        case .removeMethod(let id): try security.removeMethod(id, in: session)
        case .replaceMail(let address): try security.replaceMail(with: address, in: session)
        case .proveReplacement(let code): try security.proveReplacement(code, in: session)
        case .ticket(let request): try ticketRequests.perform(request, in: session)
        case .signInWithPhone: try move(session, by: .phoneForPCWanted)
        case .useMethod(let method): try security.useMethod(method, in: session)
        case .goOn: try move(session, by: .continued)
        case .goBack: try move(session, by: .steppedBack)
        case .showKeyAgain: try move(session, by: .keyWanted)
        case .proveCode(let code): try codes.proveCode(code, in: session)
        case .logOut: try move(session, by: .loggedOut)
        }
    }
}

extension Event {
    fileprivate init(_ reason: DeskReason) {
        self =
            switch reason {
            case .changeBarred: .mailChangeBarred
            case .unreadable: .mailUnreadable
            case .absent: .mailAbsent
            }
    }
}
