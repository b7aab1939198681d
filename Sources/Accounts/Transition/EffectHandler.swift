import Content
import CredentialStore
import FlowEngine
import Secrets
import TypedInput
import World

/// Does what the engine says must happen together with one transition.
struct EffectHandler: TransactionPart {
    let transaction: Transaction
    let input: EffectInput
    /// Where the transition leads.
    let place: Location
    /// Whether a method counted before it.
    let isEnrolled: Bool
    private(set) var member: Member
    private(set) var session: Session

    init(
        transaction: Transaction, input: EffectInput, place: Location, isEnrolled: Bool, member: Member,
        session: Session
    ) {
        self.transaction = transaction
        self.input = input
        self.place = place
        self.isEnrolled = isEnrolled
        self.member = member
        self.session = session
    }

    mutating func carryOut(_ effect: Effect) throws {
        switch effect {
        case .recordAgreement: try recordAgreement()
        case .noteDeclined: try leaveNote(.termsDeclined)
        case .noteDesk(let reason): try leaveNote(DeskNoteReason(reason))
        case .takeRegisteredAddress: try takeRegisteredAddress()
        case .takeNewAddress: try takeNewAddress()
        case .sendConfirmation: try sendConfirmation()
        case .renewConfirmation: try renewConfirmation()
        case .sendLoginCode: try memberMail.sendCode(.login, to: member, on: session.quota)
        case .confirmAddress: try confirmAddress()
        case .storePassword: try storePassword()
        case .tell(let change): try tell(change)
        case .prepareKey: try devices.prepareKey(for: member.id)
        case .discardKey: try discardKey()
        case .enrol(let method): try enrol(method)
        case .recordLogin:
            member.previousLogin = member.lastLogin
            member.lastLogin = LoginMark(at: now, terminal: session.terminal.name)
            try records.update(member)
        case .endSession: try closeTicket()
        case .openTicket:
            try tickets.draw(for: member.id, as: settings.ticketKind(at: place, session.terminal), in: &session)
        }
    }

    private func recordAgreement() throws {
        let language = input.language.ofAgreement
        let terms = Terms.inForce(in: language)
        let text = words[language].filled(terms.text)
        try records.add(
            Agreement(
                member: member.id, version: terms.version,
                textHash: Hexadecimal.encode(Digest.sha256(Array(text.utf8))),
                language: language, at: now, terminal: session.terminal.name))
    }

    /// S21: the same again says nothing new to the office, and a day holds so many notes and no more.
    private func leaveNote(_ reason: DeskNoteReason) throws {
        let today = try records.deskNotes(member.id).filter { $0.at > now.adding(seconds: -86_400) }
        guard today.last?.reason != reason, today.count < settings.limits.notesADay else { return }
        try records.add(DeskNote(member: member.id, reason: reason, at: now))
    }

    private mutating func takeRegisteredAddress() throws {
        guard member.mail != nil else { throw Refusal.outOfOrder(.step(.step1_5)) }
        guard member.newMail != nil else { return }
        member.newMail = nil
        try records.update(member)
    }

    private mutating func takeNewAddress() throws {
        guard let address = input.address else { throw Refusal.outOfOrder(.step(.step1_5)) }
        if let old = member.mail, old != address { try memberMail.sendNotice(to: old, member) }
        member.newMail = address
        try records.update(member)
    }

    /// Whoever goes back and on again with the same address has a code already: she is sent none that ends it.
    private func sendConfirmation() throws {
        let code = try records.mailedCode(member.id, .confirmation, session.quota)
        let mail = try code.flatMap { try records.mail($0.messageID) }
        if let code, let mail, code.validUntil > now, code.triesLeft > 0, !mail.state.isFailure,
            mail.recipient == member.address(for: .confirmation)?.text
        {
            return
        }
        try memberMail.sendCode(.confirmation, to: member, on: session.quota)
    }

    private func renewConfirmation() throws {
        let code = try snapshot.presentCode(.confirmation, of: member.id, on: session.quota)
        if let code, code.validUntil > now { return }
        try memberMail.sendCode(.confirmation, to: member, on: session.quota)
    }

    private mutating func confirmAddress() throws {
        // S37: the address that counted until now learns that it does no more.
        if let old = member.mail, let new = member.newMail, new != old, place != .topPage {
            try memberMail.tell(.addressReplaced, at: old, member)
        }
        member.mail = member.newMail ?? member.mail
        member.newMail = nil
        try records.update(member)
        try records.removeCode(member.id, .confirmation)
    }

    private func storePassword() throws {
        guard let hash = input.passwordHash else { throw Refusal.outOfOrder(.step(.step1_9)) }
        // S04: one password a member; the initial one dies by being replaced.
        try records.put(
            PasswordRecord(
                member: member.id, kind: .chosen, hash: hash.stored, setAt: now,
                // S01: bounded until a method is enrolled.
                validUntil: isEnrolled ? nil : now.adding(seconds: settings.limits.setUpDays * 86_400)))
    }

    private func tell(_ change: AccountChange) throws {
        try memberMail.tell(change, member)
        if change == .addressReplaced, let old = input.address, old != member.mail {
            try memberMail.tell(change, at: old, member)
        }
    }

    private mutating func discardKey() throws {
        try devices.supersedePendingKeys(of: member.id)
        try devices.forgetUnprovedPasskeys(of: member.id)
        try tickets.removeTicketsForHome(of: member.id)
        try closeTicket()
    }

    private mutating func closeTicket() throws {
        guard let ticket = session.ticket else { return }
        session.ticket = nil
        // That one is opened when she is at home.
        if try records.ticket(ticket.id)?.isForHome != true { try records.removeTicket(ticket.id) }
    }

    private mutating func enrol(_ method: Method) throws {
        if var password = try records.password(member.id) {
            // S01: the days for the set-up are over because it is done.
            password.validUntil = nil
            try records.put(password)
        }
        if method == .mail { try records.removeCode(member.id, .login) }
        try tickets.removeTicketsForHome(of: member.id)
        if let proved = input.provedKey { try devices.enrolKey(proved.id, provedIn: proved.step, of: member.id) }
        // The page that showed the key goes with it; a passkey's ticket is collected by its terminal.
        if method == .app { try closeTicket() }
    }
}
