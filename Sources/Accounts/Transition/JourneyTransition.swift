import Content
import CredentialStore
import FlowEngine
import OneTimeCodes
import Secrets
import TypedInput
import World

/// Moves a member by an event, with all that follows, in one transaction or not at all.
struct JourneyTransition: ServicePart {
    let dependencies: Dependencies

    /// Moves the member by an event and performs its effects, all in one transaction or none of it.
    func move(
        _ session: Session, by event: Event, with input: EffectInput = EffectInput(),
        after first: (any WritableRecords) throws -> Void = { _ in }
    ) throws -> Reply {
        try transact(session) { records, session in
            try first(records)
            session = try moved(session, by: event, with: input, in: records)
        }
    }

    /// Does something for a session in one transaction or not at all, and gives her page as it is then.
    func transact(
        _ session: Session, _ body: (any WritableRecords, inout Session) throws -> Void
    ) throws -> Reply {
        var session = session
        do {
            try store.write { try body($0, &session) }
        } catch let refusal as Refusal {
            return reports.reply(session, .outOfOrder(refusal))
        } catch StoreError.movedElsewhere {
            return reports.reply(session, .movedElsewhere)
        }
        return reports.reply(session)
    }

    /// Throws `Refusal` or `StoreError`.
    func moved(
        _ session: Session, by event: Event, with input: EffectInput = EffectInput(),
        in records: any WritableRecords
    ) throws -> Session {
        var session = session
        guard var (member, record) = try reports.whoIsThere(session, in: records) else { throw Refusal.notLoggedIn }
        // R04: her screen showed another state; she is told, and sees the present one.
        guard record.revision == session.revision else { throw StoreError.movedElsewhere }
        let before = record.journey
        var policy = reports.policy(at: session.terminal)
        // S37: who has an address registered goes on without it when staff have seen why.
        if member.mail != nil, !member.mayDoWithoutMail { policy.mailMayBeWaived = false }
        let engine = FlowEngine(policy: policy)
        let move = try engine.advance(before.resumed(with: session.authenticationLevel), by: event).get()
        for effect in move.effects {
            try effects.carryOut(
                effect, with: input, at: move.journey.shown, for: &member, &session,
                isEnrolled: !before.enrolled.isEmpty, in: records)
        }
        try audit.noteTransition(event, of: member.id, at: session.terminal, place: move.journey.shown, in: records)
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
