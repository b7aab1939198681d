import CredentialStore
import FlowEngine
import Secrets

/// Moves a member by an event, with all that follows, in one transaction or not at all.
struct JourneyTransition: TransactionPart {
    let transaction: Transaction

    /// Moves the member and performs the effects; gives the session as it is then. Throws `Refusal` or `StoreError`.
    func moved(_ session: Session, by event: Event, with input: EffectInput = EffectInput()) throws -> Session {
        guard var (member, record) = try report.whoIsThere(session) else { throw Refusal.notLoggedIn }
        // R04: her screen showed another state; she is told, and sees the present one.
        guard record.revision == session.revision else { throw StoreError.movedElsewhere }
        let before = record.journey
        let move = try engine(for: member, at: session.terminal)
            .advance(before.resumed(with: session.authenticationLevel), by: event).get()
        let place = move.journey.shown
        var effects = EffectHandler(
            transaction: transaction, input: input, place: place, isEnrolled: !before.enrolled.isEmpty,
            member: member, session: session)
        for effect in move.effects { try effects.carryOut(effect) }
        member = effects.member
        var session = effects.session
        try audit.noteTransition(event, of: member.id, at: session.terminal, place: place)
        record.journey = move.journey.resumed(with: .outside)
        // R04: what she is told of has changed something, though her place is the same.
        if record.journey != before || move.effects.contains(where: \.isTold) {
            try records.move(record)
            session.revision = record.revision + 1
        }
        session.authenticationLevel = move.journey.authenticationLevel
        if event == .mailConfirmed { session.hasConfirmedMail = true }
        if move.effects.contains(.storePassword) {
            session.passwordMark = try records.password(member.id).map(PasswordMark.init)
        }
        return session
    }

    private func engine(for member: Member, at terminal: TerminalInfo) -> FlowEngine {
        var policy = settings.policy(at: terminal)
        // S37: who has an address registered goes on without it when staff have seen why.
        if member.mail != nil, !member.mayDoWithoutMail { policy.mailMayBeWaived = false }
        return FlowEngine(policy: policy)
    }
}

extension SealedPlace {
    static func authenticatorKey(_ id: String) -> SealedPlace {
        SealedPlace(table: "authenticator", column: "sealed_key", row: id)
    }

    static func mailText(_ id: String) -> SealedPlace {
        SealedPlace(table: "outbox", column: "sealed_text", row: id)
    }
}

extension Effect {
    fileprivate var isTold: Bool { if case .tell = self { true } else { false } }
}

extension DeskNoteReason {
    init(_ reason: DeskReason) {
        self =
            switch reason {
            case .changeBarred: .mailChangeBarred
            case .unreadable: .mailUnreadable
            case .absent: .mailAbsent
            }
    }
}
