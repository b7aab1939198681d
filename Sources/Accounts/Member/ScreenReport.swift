import Content
import CredentialStore
import FlowEngine
import OneTimeCodes
import Passkeys
import Secrets
import TypedInput
import World

/// What a screen may know of a session.
struct ScreenReport: SnapshotPart {
    let snapshot: Snapshot

    /// What a screen may know of a session's state. The session learns the revision that its screen now shows.
    func state(of session: inout Session) throws -> ScreenState {
        guard let id = session.member, let member = try records.member(id), let record = try records.journey(id) else {
            var screenState = ScreenState(place: session.overviewIsRead ? .step(.step1_2) : .step(.step0_1))
            screenState.waitUntil = present(session.waitUntil)
            return screenState
        }
        if try isRevoked(session, of: member, record.journey) {
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
        let policy = settings.policy(at: session.terminal)
        screenState.goesOnAtHome = policy.goesOnAtHome
        screenState.belongsAtHome = session.terminal.isKiosk && journey.shown.isOnOwnPC && !journey.isFinished
        // Nobody is logged in: only the branch's steps before its login are hers to see.
        guard session.authenticationLevel != .outside else { return screenState }
        if case .initialPasswordProved = session.authenticationLevel { return screenState }
        try describe(member, journey, session, &screenState)
        screenState.browserExtensions = policy.browserExtensions
        screenState.passkeyOnPC = policy.passkeyOnPC
        screenState.hasPages = settings.hasPages(at: session.terminal)
        screenState.pagesAreHere = settings.companion?.isLocal == true
        screenState.ticket = try shownTicket(of: member, session)
        return screenState
    }

    /// Whether what this session proved counts no more: her account is closed, the password is another by now (S01,
    /// S04), or a guessable one would inherit what another session has proved by mail (S02).
    func isRevoked(_ session: Session, of member: Member, _ journey: Journey) throws -> Bool {
        guard session.authenticationLevel != .outside else { return false }
        if member.closure(at: now) != nil { return true }
        if try records.password(member.id).map(PasswordMark.init) != session.passwordMark { return true }
        return session.authenticationLevel == .identified(.guessable) && journey.mail == .confirmed
            && !session.hasConfirmedMail
    }

    /// Whose session it is and where she stands; `nil` when nobody is known, or what it proved counts no more.
    func whoIsThere(
        _ session: Session
    ) throws -> (member: Member, record: JourneyRecord)? {
        guard let id = session.member, let member = try records.member(id), let record = try records.journey(id),
            try !isRevoked(session, of: member, record.journey)
        else { return nil }
        return (member, record)
    }

    private func describe(
        _ member: Member, _ journey: Journey, _ session: Session, _ screenState: inout ScreenState
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
        screenState.methods = settings.policy(at: session.terminal).methods.filter {
            $0 != .mail || journey.mail == .confirmed
        }
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
            screenState.hasOtherDevice = try hasOtherDevice(for: screenState.method, of: member.id)
        } else if case .step(let step) = journey.shown, Branch.of(step) == .phoneForPC {
            screenState.otherMethods = screenState.enrolled.filter { $0 != .passkey }
        }
        if journey.shown == .step(.step1_11) { screenState.setUpEnds = try records.password(member.id)?.validUntil }
        if journey.shown == .mailDesk {
            screenState.deskReason = try records.deskNotes(member.id).last.flatMap { DeskReason($0.reason) }
        }
        if session.authenticationLevel == .signedIn {
            screenState.securitySettings = try securitySettings(of: member, journey, session)
        }
        if let purpose = journey.mailPurpose(session) {
            screenState.expectedMail = try expectedMail(
                purpose, of: member, on: session.quota, isMasked: isMasked)
        }
        if journey.branch?.method == .app, journey.authenticationLevel == .passwordProved, journey.enrolled.isEmpty,
            let pending = try snapshot.pendingKey(of: member.id)
        {
            screenState.key = try shownKey(pending, of: member)
        }
    }

    private func hasOtherDevice(
        for method: Method?, of member: MemberID
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
        _ purpose: MailPurpose, of member: Member, on quota: Quota, isMasked: Bool
    ) throws -> ExpectedMail {
        let address = member.address(for: purpose)
        let sent = try records.mailTimes(member.id, quota, since: resend.window(at: now))
        var mail = ExpectedMail(
            // What she has typed herself is no news to her.
            address: (isMasked && member.newMail == nil ? address?.masked : address?.text) ?? "", purpose: purpose,
            resendAt: now.adding(seconds: resend.secondsLeft(sent, at: now)), fate: .waiting)
        guard let code = try snapshot.presentCode(purpose, of: member.id, on: quota) else { return mail }
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
        guard let waitUntil, waitUntil > now else { return nil }
        return waitUntil
    }

    func securitySettings(
        of member: Member, _ journey: Journey, _ session: Session
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
                    isSynced: try $0.passkey().isBackedUp)
            }
        }
        if journey.enrolled.contains(.mail) {
            methods.append(EnrolledMethod(id: SecurityChanges.mailMethodID, method: .mail, name: nil, since: nil))
        }
        var securitySettings = SecuritySettings(
            methods: methods, mayBeChanged: session.mayChangeSecuritySettings(at: now, settings.limits),
            passwordSuitsMail: journey.passwordSuitsMail)
        if securitySettings.mayBeChanged, let pending = keys.first(where: snapshot.isPending) {
            securitySettings.key = try shownKey(pending, of: member)
        }
        securitySettings.newMail = member.newMail?.text
        return securitySettings
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
