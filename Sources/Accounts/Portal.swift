public import CredentialStore
import FlowEngine
public import Content
public import Secrets
public import World
import TypedInput

/// The use cases: takes what a screen asks, checks it, asks the engine, and performs the effects in one transaction.
public final class Portal: Sendable {
    /// What the portal is told about its society.
    public let settings: PortalSettings
    let store: any CredentialStore
    let vault: Vault
    let hasher: PasswordHasher
    let slots: HashingSlots
    let world: World
    let throttle: Throttle
    let resend: ResendRule
    private let hasAnswered: @Sendable (Reply) -> Void
    /// The system user at the office's keyboard, as the record names whose deed it was; empty where nobody is.
    let systemUser: String
    /// S04 to S06.
    public let passwords: PasswordPolicy
    let words: InEveryLanguage<Words>

    /// A portal over a store. `slots` bound hashing on the whole host (S08);
    /// `hasAnswered` is told of every answer: whoever drains the outbox looks then, for instance.
    public init(
        settings: PortalSettings, store: any CredentialStore, vault: Vault, hasher: PasswordHasher,
        slots: HashingSlots, world: World, systemUser: String = "",
        hasAnswered: @escaping @Sendable (Reply) -> Void = { _ in }
    ) {
        self.settings = settings
        self.store = store
        self.vault = vault
        self.hasher = hasher
        self.slots = slots
        self.world = world
        self.hasAnswered = hasAnswered
        self.systemUser = systemUser
        throttle = Throttle(limits: settings.limits)
        resend = ResendRule(limits: settings.limits)
        let society = settings.society
        passwords = PasswordPolicy(
            limits: settings.limits,
            societyWords: [society.name, society.product, society.issuer, society.sender.domain])
        words = InEveryLanguage(settings.words)
    }

    /// Does what a screen asks. It never throws: what goes wrong is a trouble with a reason.
    public func perform(_ request: Request, in session: Session) -> Reply {
        let answer = answered(request, in: session)
        hasAnswered(answer)
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

    private func answer(_ request: Request, in session: Session) throws -> Reply {
        var session = session
        // A page asks whether the outside has reported something as often as it likes.
        if case .refresh = request {} else if !keepsPace(&session) { return reply(session, .waitFirst) }
        switch request {
        case .readOverview(let typist):
            var session = session
            session.overviewIsRead = true
            session.typist = typist
            return reply(session)
        case .reopenOverview:
            guard session.authenticationLevel == .outside else { return reply(session, .outOfOrder(.alreadyLoggedIn)) }
            return reply(Session(at: session.terminal))
        case .logIn(let userID, let password): return try logIn(userID, password, in: session)
        case .proveBirthdate(let birthdate): return try proveBirthdate(birthdate, in: session)
        case .agreeToTerms(let language):
            return try move(session, by: .termsAgreed, with: EffectInput(language: language))
        case .declineTerms: return try move(session, by: .termsDeclined)
        case .reconsiderTerms: return try move(session, by: .termsReconsidered)
        case .keepMail: return try move(session, by: .mailKept)
        case .changeMail(let address):
            return try move(session, by: .mailChanged, with: EffectInput(address: address))
        case .reportMail(.changeBarred): return try move(session, by: .mailChangeBarred)
        case .reportMail(.unreadable): return try move(session, by: .mailUnreadable)
        case .reportMail(.absent): return try move(session, by: .mailAbsent)
        case .leaveDesk: return try move(session, by: .deskLeft)
        case .confirmMail(let code): return try confirmMail(code, in: session)
        case .correctMail: return try move(session, by: .mailCorrectionAsked)
        case .resendMail: return try resendMail(in: session)
        // Whether the outside has reported something.
        case .refresh: return try refresh(in: session)
        case .renewTicket: return try renewTicket(in: session)
        case .confirmDevice(let number): return try confirmDevice(number, in: session)
        case .refuseDevice: return try refuseDevice(in: session)
        case .chooseMethod(let method): return try move(session, by: .methodChosen(method))
        case .chooseDevices(let devices): return try move(session, by: .devicesChosen(devices))
        case .answerBiometrics(let has): return try move(session, by: .biometricsAnswered(has))
        case .chooseBrowser(let browser): return try move(session, by: .browserChosen(browser))
        case .withdrawChoice: return try move(session, by: .choiceWithdrawn)
        case .choosePassword(let password): return try choosePassword(password, in: session)
        case .changePassword(let password): return try changePassword(to: password, in: session)
        case .reauthenticate(let password): return try reauthenticate(password, in: session)
        case .preparePasskey: return try preparePasskey(in: session)
        case .prepareApp: return try prepareApp(in: session)
        case .addApp(let code): return try addApp(code, in: session)
        case .prepareMail: return try prepareMail(in: session)
        case .addMail(let code): return try addMail(code, in: session)
        case .renameMethod(let id, let name): return try renameMethod(id, name, in: session)
        case .preferMethod(let method):
            guard mayChangeSecuritySettings(session) else { return reply(session, .passwordAgain) }
            return try move(session, by: .methodPreferred(method))
        case .removeMethod(let id): return try removeMethod(id, in: session)
        case .replaceMail(let address): return try replaceMail(with: address, in: session)
        case .proveReplacement(let code): return try proveReplacement(code, in: session)
        case .signInWithPhone: return try move(session, by: .phoneForPCWanted)
        case .useMethod(let method): return try useMethod(method, in: session)
        case .goOn: return try move(session, by: .continued)
        case .goBack: return try move(session, by: .steppedBack)
        case .showKeyAgain: return try move(session, by: .keyWanted)
        case .proveCode(let code): return try proveCode(code, in: session)
        case .logOut: return try move(session, by: .loggedOut)
        }
    }

    /// What is offered at a terminal: her PC is not at the society's counter, and without a companion in reach nothing
    /// opens a ticket.
    func policy(at terminal: TerminalInfo) -> Policy {
        var policy = settings.policy
        if !hasPages(at: terminal) { policy.methods.remove(.passkey) }
        if terminal.isKiosk {
            policy.passkeyOnPC = false
            policy.goesOnAtHome = settings.companion?.isLocal == false
            policy.browserExtensions = policy.browserExtensions && policy.goesOnAtHome
        }
        return policy
    }

    /// Whether she has a browser that reaches the companion: one for this machine alone is none for whoever sits elsewhere,
    /// and the office's own browser becomes nobody's passkey (S15).
    func hasPages(at terminal: TerminalInfo) -> Bool {
        guard let companion = settings.companion else { return false }
        return !companion.isLocal || !(terminal.isRemote || terminal.isKiosk)
    }

    func reply(_ session: Session, _ problem: Problem? = nil) -> Reply {
        let wasInside = session.authenticationLevel != .outside
        var session = session
        var problem = problem
        let screenState: ScreenState
        do {
            screenState = try store.read { try report(on: &session, in: $0) }
            if wasInside, session.authenticationLevel == .outside { problem = problem ?? .outOfOrder(.notLoggedIn) }
        } catch {
            // R05: what happened is said; what was done is stored.
            problem = problem ?? ((error as? StoreError).map(Problem.store) ?? .inside)
            session = session.expired()
            screenState = ScreenState(place: .step(.step1_2))
        }
        return Reply(session: session, screenState: screenState, problem: problem)
    }
}

extension PortalSettings {
    /// The words of a language with the society's names and numbers in them.
    public func words(in language: Language) -> Words { Words(language, names: names(in: language)) }

    /// What fills the blanks of every text: the society's names, and the numbers that are promised to members.
    public func names(in language: Language) -> [String: String] {
        [
            "product": society.product, "society": society.name(in: language), "telephone": society.telephone,
            "hours": language == .japanese ? society.hours : society.hoursInEnglish, "sender": society.sender.text,
            "issuer": society.issuer, "noticeDays": "\(limits.noticeDays)", "setUpDays": "\(limits.setUpDays)",
            "longPassword": "\(limits.passwordLengthWithMail)",
        ]
    }
}
