import CredentialStore
import FlowEngine
import Secrets
import TypedInput
import World

/// What an enrolled member changes on the top page: each after her password once more, each told by mail (S34).
struct SecurityChanges: TerminalService {
    let dependencies: Dependencies

    /// The identity of the mail among her methods; those of devices are drawn.
    static var mailMethodID: String { "mail" }

    /// S18: a key that was shown and not yet proved is shown again.
    func prepareApp(in session: Session) throws -> Reply {
        try change(session) { transaction, member, _ in
            guard settings.policy(at: session.terminal).methods.contains(.app) else { throw Refusal.notOffered }
            try transaction.devices.prepareKey(for: member.id)
        }
    }

    /// Another passkey: a ticket for the device that is to have it, in the place of one that was shown before. What was
    /// registered by that and never signed in goes.
    func preparePasskey(in session: Session) throws -> Reply {
        try change(session) { transaction, member, session in
            guard settings.policy(at: session.terminal).methods.contains(.passkey) else { throw Refusal.notOffered }
            try transaction.devices.forgetUnprovedPasskeys(of: member.id)
            try transaction.tickets.draw(for: member.id, as: .addition, in: &session)
        }
    }

    func addApp(_ code: String, in session: Session) throws -> Reply {
        try prove(session) { codes, member in
            try codes.check(appCode: code, of: member, isEnrolled: false, for: .methodAdded(.app))
        }
    }

    /// The code goes to the address that is confirmed; another that she gave and did not prove is forgotten.
    func prepareMail(in session: Session) throws -> Reply {
        try change(session) { transaction, member, session in
            guard settings.policy(at: session.terminal).methods.contains(.mail) else { throw Refusal.notOffered }
            guard member.mail != nil, let journey = try transaction.records.journey(member.id)?.journey,
                journey.mail == .confirmed
            else { throw Refusal.mailNotConfirmed }
            guard journey.passwordSuitsMail else { throw Refusal.passwordTooShort }
            try expectMail(to: nil, for: member, session, transaction)
        }
    }

    func addMail(_ code: String, in session: Session) throws -> Reply {
        try prove(session) { codes, member in
            guard try codes.records.member(member)?.newMail == nil else { return .wrong(.noMail, counts: false) }
            return try codes.check(
                mailedCode: code, .confirmation, of: member, on: session.quota, for: .methodAdded(.mail))
        }
    }

    func renameMethod(_ id: String, _ name: String, in session: Session) throws -> Reply {
        try change(session) { transaction, member, _ in
            // S21: the same name again is no change.
            guard try transaction.devices.rename(id, to: MemberDevices.name(typed: name), of: member.id) else { return }
            try transaction.memberMail.tell(.methodRenamed, member)
            try transaction.audit.note(.methodRenamed, of: member.id, at: session.terminal, place: .topPage)
        }
    }

    /// Never the last one: without it she could not log in any more.
    func removeMethod(_ id: String, in session: Session) throws -> Reply {
        try change(session) { transaction, member, session in
            guard id != Self.mailMethodID else {
                session = try transaction.transitions.moved(session, by: .methodRemoved(.mail))
                return
            }
            let (method, isLast) = try transaction.devices.remove(id, of: member.id)
            if isLast {
                session = try transaction.transitions.moved(session, by: .methodRemoved(method))
                return
            }
            try transaction.memberMail.tell(.methodRemoved, member)
            try transaction.audit.note(.deviceRemoved, of: member.id, at: session.terminal, place: .topPage)
        }
    }

    func preferMethod(_ method: Method, in session: Session) throws -> Reply {
        guard session.mayChangeSecuritySettings(at: world.now(), settings.limits) else {
            return reply(session, .passwordAgain)
        }
        return try move(session, by: .methodPreferred(method))
    }

    /// The present address counts until the new one has been read.
    func replaceMail(with address: MailAddress, in session: Session) throws -> Reply {
        let present = try read { snapshot in
            try session.member.flatMap { id in
                try snapshot.records.member(id).map { ($0, try snapshot.records.journey(id)) }
            }
        }
        // S21: the address that counts already is no other one.
        if session.mayChangeSecuritySettings(at: world.now(), settings.limits), let (member, record) = present,
            member.mail == address, record?.journey.mail == .confirmed
        {
            return reply(session, .sameAddress)
        }
        return try change(session) { transaction, member, session in
            try expectMail(to: address, for: member, session, transaction)
        }
    }

    func proveReplacement(_ code: String, in session: Session) throws -> Reply {
        try prove(session) { codes, member in
            guard let owner = try codes.records.member(member), owner.newMail != nil else {
                return .wrong(.noMail, counts: false)
            }
            return try codes.check(
                mailedCode: code, .confirmation, of: member, on: session.quota, for: .addressReplaced,
                with: EffectInput(address: owner.mail))
        }
    }

    /// A later login: the code of another of her methods.
    func useMethod(_ method: Method, in session: Session) throws -> Reply {
        var session = session
        session.wantedMethod = method
        return try move(session, by: .otherMethodWanted(method))
    }

    /// A code to an address that is not confirmed yet, or to the one that is.
    private func expectMail(
        to address: MailAddress?, for member: Member, _ session: Session, _ transaction: Transaction
    ) throws {
        var member = member
        member.newMail = address
        try transaction.records.update(member)
        try transaction.memberMail.sendCode(.confirmation, to: member, on: session.quota)
    }

    /// Proves what is to guard her account by its code, if her password was typed again.
    private func prove(
        _ session: Session, _ check: (Codes, MemberID) throws -> Codes.Verdict
    ) throws -> Reply {
        try transact(session) { transaction, session in
            guard session.mayChangeSecuritySettings(at: transaction.now, settings.limits) else {
                return .passwordAgain
            }
            return try transaction.codes.prove(in: &session) { try check(transaction.codes, $0) }
        }
    }

    /// Changes something that guards her account within one transaction, if her password was typed again.
    private func change(
        _ session: Session, _ body: (Transaction, Member, inout Session) throws -> Void
    ) throws -> Reply {
        try transact(session) { transaction, session in
            guard session.mayChangeSecuritySettings(at: transaction.now, settings.limits) else {
                return .passwordAgain
            }
            guard let (member, record) = try transaction.report.whoIsThere(session) else { throw Refusal.notLoggedIn }
            guard record.revision == session.revision else { throw StoreError.movedElsewhere }
            try body(transaction, member, &session)
            // R04: another top page shows what stood before; it is told.
            guard session.revision == record.revision else { return nil }
            try transaction.records.move(record)
            session.revision += 1
            return nil
        }
    }
}

extension Session {
    /// S34: whether the password was typed again a short while ago.
    func mayChangeSecuritySettings(at now: Instant, _ limits: Limits) -> Bool {
        guard authenticationLevel == .signedIn, let at = provedAgainAt else { return false }
        return at <= now && now < at.adding(seconds: limits.provedAgainSeconds)
    }
}
