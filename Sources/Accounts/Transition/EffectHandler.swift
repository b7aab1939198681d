import Content
import CredentialStore
import FlowEngine
import OneTimeCodes
import Secrets
import TypedInput
import World

/// Does what the engine says must happen together with a transition.
struct EffectHandler: ServicePart {
    let dependencies: Dependencies

    func carryOut(
        _ effect: Effect, with input: EffectInput, at place: Location, for member: inout Member,
        _ session: inout Session, isEnrolled: Bool, in records: any WritableRecords
    ) throws {
        let now = world.now()
        switch effect {
        case .recordAgreement:
            let terms = Terms.inForce(in: input.language)
            let text = words[input.language].filled(terms.text)
            try records.add(
                Agreement(
                    member: member.id, version: terms.version,
                    textHash: Hexadecimal.encode(Digest.sha256(Array(text.utf8))),
                    language: input.language, at: now, terminal: session.terminal.name))
        case .noteDeclined:
            try leaveNote(.termsDeclined, about: member.id, in: records)
        case .noteDesk(let reason):
            try leaveNote(DeskNoteReason(reason), about: member.id, in: records)
        case .takeRegisteredAddress:
            guard member.mail != nil else { throw Refusal.outOfOrder(.step(.step1_5)) }
            guard member.newMail != nil else { break }
            member.newMail = nil
            try records.update(member)
        case .takeNewAddress:
            guard let address = input.address else { throw Refusal.outOfOrder(.step(.step1_5)) }
            if let old = member.mail, old != address { try memberMail.sendNotice(to: old, member, in: records) }
            member.newMail = address
            try records.update(member)
        case .sendConfirmation: try memberMail.sendCode(.confirmation, to: member, on: session.quota, in: records)
        case .renewConfirmation:
            let code = try memberMail.presentCode(.confirmation, of: member.id, on: session.quota, in: records)
            if let code, code.validUntil > now { break }
            try memberMail.sendCode(.confirmation, to: member, on: session.quota, in: records)
        case .sendLoginCode: try memberMail.sendCode(.login, to: member, on: session.quota, in: records)
        case .confirmAddress:
            // S37: the address that counted until now learns that it does no more.
            if let old = member.mail, let new = member.newMail, new != old, place != .topPage {
                try memberMail.tell(.addressReplaced, at: old, member, in: records)
            }
            member.mail = member.newMail ?? member.mail
            member.newMail = nil
            try records.update(member)
            try records.removeCode(member.id, .confirmation)
        case .storePassword:
            guard let hash = input.passwordHash else { throw Refusal.outOfOrder(.step(.step1_9)) }
            // S04: one password a member; the initial one dies by being replaced.
            try records.put(
                PasswordRecord(
                    member: member.id, kind: .chosen, hash: hash.stored, setAt: now,
                    // S01: bounded until a method is enrolled.
                    validUntil: isEnrolled ? nil : now.adding(seconds: settings.limits.setUpDays * 86_400)))
        case .tell(let change):
            try memberMail.tell(change, member, in: records)
            if change == .addressReplaced, let old = input.address, old != member.mail {
                try memberMail.tell(change, at: old, member, in: records)
            }
        case .prepareKey: try prepareKey(for: member, in: records)
        case .discardKey:
            try supersedePendingKeys(of: member.id, in: records)
            try forgetUnprovedPasskeys(of: member.id, in: records)
            try tickets.removeTicketsForHome(of: member.id, in: records)
            try closeTicket(of: &session, in: records)
        case .enrol(let method):
            try enrol(method, member, input, in: records)
            // The page that showed the key goes with it; a passkey's ticket is collected by its terminal.
            if method == .app { try closeTicket(of: &session, in: records) }
        case .recordLogin:
            member.previousLogin = member.lastLogin
            member.lastLogin = LoginMark(at: now, terminal: session.terminal.name)
            try records.update(member)
        case .endSession: try closeTicket(of: &session, in: records)
        case .openTicket:
            try tickets.openTicket(
                for: member.id, as: tickets.ticketKind(at: place, session), in: &session, records: records)
        }
    }

    /// S21: the same again says nothing new to the office, and a day holds so many notes and no more.
    private func leaveNote(
        _ reason: DeskNoteReason, about member: MemberID, in records: any WritableRecords
    ) throws {
        let now = world.now()
        let today = try records.deskNotes(member).filter { $0.at > now.adding(seconds: -86_400) }
        guard today.last?.reason != reason, today.count < settings.limits.notesADay else { return }
        try records.add(DeskNote(member: member, reason: reason, at: now))
    }

    private func closeTicket(of session: inout Session, in records: any WritableRecords) throws {
        guard let ticket = session.ticket else { return }
        session.ticket = nil
        // That one is opened when she is at home.
        if try records.ticket(ticket.id)?.isForHome != true { try records.removeTicket(ticket.id) }
    }

    private func enrol(
        _ method: Method, _ member: Member, _ input: EffectInput, in records: any WritableRecords
    ) throws {
        if var password = try records.password(member.id) {
            // S01: the days for the set-up are over because it is done.
            password.validUntil = nil
            try records.put(password)
        }
        if method == .mail { try records.removeCode(member.id, .login) }
        try tickets.removeTicketsForHome(of: member.id, in: records)
        guard let proved = input.provedKey,
            var key = try records.authenticators(member.id).first(where: { $0.id == proved.id })
        else { return }
        key.provedAt = world.now()
        // S16: the step that enrolled cannot log in.
        key.lastStep = proved.step
        try records.put(key)
    }

    /// S18: a key that was shown and not yet proved is shown again for a day.
    func prepareKey(for member: Member, in records: any WritableRecords) throws {
        if try pendingKey(of: member.id, in: records) != nil { return }
        try supersedePendingKeys(of: member.id, in: records)
        let id = world.newIdentity()
        let key = AuthenticatorKey(world: world)
        let sealed = vault.seal(key.bytes, for: .authenticatorKey(id), world: world)
        try records.put(AuthenticatorRecord(id: id, member: member.id, sealedKey: sealed.bytes, createdAt: world.now()))
    }

    func pendingKey(of member: MemberID, in records: any ReadableRecords) throws -> AuthenticatorRecord? {
        try records.authenticators(member).first(where: isPending)
    }

    /// Whether it is shown, and its first code would make it count.
    func isPending(_ key: AuthenticatorRecord) -> Bool {
        key.provedAt == nil && key.supersededAt == nil
            && world.now() < key.createdAt.adding(seconds: settings.limits.pendingKeySeconds)
    }

    /// S18: registered, and never signed in with.
    func forgetUnprovedPasskeys(of member: MemberID, in records: any WritableRecords) throws {
        for passkey in try records.passkeys(member) where passkey.provedAt == nil {
            try records.removePasskey(passkey.id)
        }
    }

    /// They are kept to say 'that code is from an earlier registration'.
    private func supersedePendingKeys(of member: MemberID, in records: any WritableRecords) throws {
        for var key in try records.authenticators(member) where key.provedAt == nil && key.supersededAt == nil {
            key.supersededAt = world.now()
            try records.put(key)
        }
    }
}
