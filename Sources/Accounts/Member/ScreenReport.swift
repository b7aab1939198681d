import Content
import CredentialStore
import FlowEngine
import OneTimeCodes
import Passkeys
import Secrets
import TypedInput
import World

/// What a screen may know of a session.
struct ScreenReport: ServicePart {
    let dependencies: Dependencies

    /// What a screen may know of a session's state. The session learns the revision that its screen now shows.
    func report(on session: inout Session, in records: any ReadableRecords) throws -> ScreenState {
        guard let id = session.member, let member = try records.member(id), let record = try records.journey(id) else {
            var screenState = ScreenState(place: session.overviewIsRead ? .step(.step1_2) : .step(.step0_1))
            screenState.waitUntil = present(session.waitUntil)
            return screenState
        }
        if try isRevoked(session, record.journey, in: records) {
            session = session.expired()
            return ScreenState(place: .step(.step1_2))
        }
        session.revision = record.revision
        let journey = record.journey.resumed(with: session.authenticationLevel)
        var screenState = ScreenState(place: journey.shown)
        screenState.authenticationLevel = session.authenticationLevel
        screenState.waitUntil = present(session.waitUntil)
        screenState.cameBack = session.cameBack
        screenState.method = journey.method
        screenState.devices = journey.devices
        screenState.branch = journey.branch
        let policy = policy(at: session.terminal)
        screenState.goesOnAtHome = policy.goesOnAtHome
        screenState.belongsAtHome = session.terminal.isKiosk && journey.shown.isOnOwnPC && !journey.isFinished
        // Nobody is logged in: only the branch's steps before its login are hers to see.
        guard session.authenticationLevel != .outside else { return screenState }
        if case .initialPasswordProved = session.authenticationLevel { return screenState }
        try describe(member, journey, session, &screenState, in: records)
        screenState.browserExtensions = policy.browserExtensions
        screenState.passkeyOnPC = policy.passkeyOnPC
        screenState.hasPages = hasPages(at: session.terminal)
        screenState.pagesAreHere = settings.companion?.isLocal == true
        screenState.ticket = try tickets.shownTicket(of: member, session, in: records)
        return screenState
    }

    /// Whether what this sitting proved counts no more: the password is another by now (S01, S04), or a guessable one
    /// would inherit what another sitting has proved by mail (S02).
    func isRevoked(_ session: Session, _ journey: Journey, in records: any ReadableRecords) throws -> Bool {
        guard session.authenticationLevel != .outside, let id = session.member else { return false }
        if try records.password(id).map(PasswordMark.init) != session.passwordMark { return true }
        return session.authenticationLevel == .identified(.guessable) && journey.mail == .confirmed
            && !session.hasConfirmedMail
    }

    /// Whose session it is and where she stands; `nil` when nobody is known, or what it proved counts no more.
    func whoIsThere(
        _ session: Session, in records: any ReadableRecords
    ) throws -> (member: Member, record: JourneyRecord)? {
        guard let id = session.member, let member = try records.member(id), let record = try records.journey(id),
            try !isRevoked(session, record.journey, in: records)
        else { return nil }
        return (member, record)
    }

    private func describe(
        _ member: Member, _ journey: Journey, _ session: Session, _ screenState: inout ScreenState,
        in records: any ReadableRecords
    ) throws {
        screenState.name = member.name
        screenState.userID = member.userID.text
        let isGuessed = session.passwordMark?.kind == .guessable
        // S37: whose account was complete before proves anew that its address is hers, and learns it from no notice.
        let isMasked =
            isGuessed
            || (journey.mail != .confirmed && member.lastLogin != nil && session.authenticationLevel != .signedIn)
        screenState.registeredMail = isMasked ? member.mail?.masked : member.mail?.text
        screenState.mailMayBeChanged = !isGuessed
        screenState.mailIsConfirmed = journey.mail == .confirmed
        screenState.methods = policy(at: session.terminal).methods.filter { $0 != .mail || journey.mail == .confirmed }
        screenState.choiceWasSkipped = journey.choiceWasSkipped
        screenState.passwordLength = passwords.length(for: journey.strictestMethod)
        screenState.passwordIsToBeLengthened = journey.hasChosenPassword
        screenState.passwordOwner = PasswordOwner(member: member, strictestMethod: journey.strictestMethod)
        screenState.previousLogin = member.previousLogin
        screenState.enrolled = Method.allCases.filter { journey.enrolled.contains($0) }
        screenState.usualMethod = journey.usualMethod
        if journey.shown == .secondFactor {
            screenState.method = journey.methodToProve(session)
            screenState.otherMethods = screenState.enrolled.filter { $0 != screenState.method }
            screenState.hasOtherDevice = try hasOtherDevice(for: screenState.method, of: member.id, in: records)
        } else if case .step(let step) = journey.shown, Branch.of(step) == .phoneForPC {
            screenState.otherMethods = screenState.enrolled.filter { $0 != .passkey }
        }
        if journey.shown == .mailDesk {
            screenState.deskReason = try records.deskNotes(member.id).last.flatMap { DeskReason($0.reason) }
        }
        if session.authenticationLevel == .signedIn {
            screenState.securitySettings = try securitySettings(of: member, journey, session, in: records)
        }
        if let purpose = journey.mailPurpose(session) {
            screenState.expectedMail = try expectedMail(
                purpose, of: member, on: session.quota, isMasked: isMasked, in: records)
        }
        if journey.branch?.method == .app, journey.authenticationLevel == .passwordProved, journey.enrolled.isEmpty,
            let pending = try effects.pendingKey(of: member.id, in: records)
        {
            screenState.key = try shownKey(pending, of: member)
        }
    }

    private func hasOtherDevice(
        for method: Method?, of member: MemberID, in records: any ReadableRecords
    ) throws -> Bool {
        switch method {
        case .app?: try records.authenticators(member).filter(\.counts).count > 1
        case .passkey?: try records.passkeys(member).filter { $0.provedAt != nil }.count > 1
        case .mail?, nil: false
        }
    }

    func shownKey(_ record: AuthenticatorRecord, of member: Member) throws -> ShownKey {
        let secret = try vault.open(Sealed(bytes: record.sealedKey), for: .authenticatorKey(record.id))
        guard let key = AuthenticatorKey(secret) else { throw StoreError.unusable("sealed_key") }
        let uri = try KeyURI(issuer: settings.society.issuer, account: member.userID.text, key: key)
        return ShownKey(
            key: key, uri: SecretBytes(text: uri.short),
            label: "\(settings.society.issuer):\(member.userID.text)",
            validUntil: record.createdAt.adding(seconds: settings.limits.pendingKeySeconds))
    }

    private func expectedMail(
        _ purpose: MailPurpose, of member: Member, on quota: Quota, isMasked: Bool, in records: any ReadableRecords
    ) throws -> ExpectedMail {
        let now = world.now()
        let address = member.address(for: purpose)
        let sent = try records.mailTimes(member.id, quota, since: resend.window(at: now))
        var mail = ExpectedMail(
            // What she has typed herself is no news to her.
            address: (isMasked && member.newMail == nil ? address?.masked : address?.text) ?? "", purpose: purpose,
            resendAt: now.adding(seconds: resend.secondsLeft(sent, at: now)), fate: .waiting)
        guard let code = try memberMail.presentCode(purpose, of: member.id, on: quota, in: records) else { return mail }
        mail.sentAt = code.sentAt
        mail.validUntil = code.validUntil
        mail.hasLink = code.linkHash != nil
        mail.isCodeSpent = code.triesLeft == 0
        if let row = try records.mail(code.messageID) {
            mail.fate = MailFate(row)
            mail.subject = row.subject
        }
        return mail
    }

    private func present(_ waitUntil: Instant?) -> Instant? {
        guard let waitUntil, waitUntil > world.now() else { return nil }
        return waitUntil
    }

    func securitySettings(
        of member: Member, _ journey: Journey, _ session: Session, in records: any ReadableRecords
    ) throws -> SecuritySettings {
        let keys = try records.authenticators(member.id).reversed()
        var methods: [EnrolledMethod] = []
        if journey.enrolled.contains(.app) {
            methods = keys.filter(\.counts).map {
                EnrolledMethod(id: $0.id, method: .app, name: $0.name, since: $0.provedAt)
            }
        }
        if journey.enrolled.contains(.passkey) {
            methods += try records.passkeys(member.id).filter { $0.provedAt != nil }.map {
                EnrolledMethod(
                    id: $0.id, method: .passkey, name: $0.name, since: $0.provedAt, lastUsed: $0.lastUsedAt,
                    isSynced: try ceremonies.passkey(of: $0).isBackedUp)
            }
        }
        if journey.enrolled.contains(.mail) {
            methods.append(EnrolledMethod(id: SecurityChanges.mailMethodID, method: .mail, name: nil, since: nil))
        }
        var securitySettings = SecuritySettings(
            methods: methods, mayBeChanged: security.mayChangeSecuritySettings(session),
            passwordSuitsMail: journey.passwordSuitsMail)
        if securitySettings.mayBeChanged, let pending = keys.first(where: effects.isPending) {
            securitySettings.key = try shownKey(pending, of: member)
        }
        securitySettings.newMail = member.newMail?.text
        return securitySettings
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

extension MailFate {
    init(_ row: OutboxRow) {
        self =
            switch row.state {
            case .waiting: row.attempts == 0 ? .waiting : .retrying(at: row.dueAt)
            case .sent: .sent
            case .refused(let reason): .refused(reason)
            case .givenUp: .givenUp
            }
    }
}

extension DeskReason {
    init?(_ reason: DeskNoteReason) {
        switch reason {
        case .mailChangeBarred: self = .changeBarred
        case .mailUnreadable: self = .unreadable
        case .mailAbsent: self = .absent
        case .termsDeclined: return nil
        }
    }
}
