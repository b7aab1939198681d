import Content
import CredentialStore
import FlowEngine
import Passkeys
import Secrets
import TypedInput
import World

/// What an enrolled member changes on the top page: each after her password once more, each told by mail (S34).
struct SecurityChanges: ServicePart {
    let dependencies: Dependencies

    /// The identity of the mail among her methods; those of devices are drawn.
    static var mailMethodID: String { "mail" }

    func mayChangeSecuritySettings(_ session: Session) -> Bool {
        guard session.authenticationLevel == .signedIn, let at = session.provedAgainAt else { return false }
        return at <= world.now() && world.now() < at.adding(seconds: settings.limits.provedAgainSeconds)
    }

    /// Wrong ones wait as codes do (S09).
    func reauthenticate(_ password: SecretBytes, in session: Session) throws -> Reply {
        guard session.authenticationLevel == .signedIn, let id = session.member else {
            return reports.reply(session, .outOfOrder(.notLoggedIn))
        }
        var session = session
        if let problem = try checkPresentPassword(password, of: id, in: &session) {
            return reports.reply(session, problem)
        }
        session.provedAgainAt = world.now()
        return reports.reply(session)
    }

    /// Whether the present password is right; what is in the way otherwise.
    func checkPresentPassword(_ password: SecretBytes, of id: MemberID, in session: inout Session) throws -> Problem? {
        // Whoever came in by a password that has been changed since guesses no newer one here.
        guard let stored = try store.read({ try $0.password(id) }), PasswordMark(stored) == session.passwordMark,
            let hash = PasswordHash(stored: stored.hash)
        else { return .outOfOrder(.notLoggedIn) }
        let name = gate.throttleName(ofCodesOf: id, session.quota)
        guard let attempt = try gate.admit(name, telling: &session) else { return .waitFirst }
        let isRight = try gate.orTakenBack(attempt) {
            try login.withinSlot { () throws(SecretsError) in try hasher.verify(password, against: hash).matches }
        }
        guard isRight, !attempt.isForOffice else {
            try store.write {
                try audit.note(.passwordFailed, under: Array(id.rawValue.utf8), at: session.terminal, in: $0)
            }
            session.waitUntil = attempt.nextAllowedAt
            return .wrongPresentPassword
        }
        session.waitUntil = nil
        try gate.takeBack(attempt, forgetting: gate.throttleNames(ofCodesOf: id))
        return nil
    }

    /// S18: a key that was shown and not yet proved is shown again.
    func prepareApp(in session: Session) throws -> Reply {
        try change(session) { records, member, _ in
            guard reports.policy(at: session.terminal).methods.contains(.app) else { throw Refusal.notOffered }
            try effects.prepareKey(for: member, in: records)
        }
    }

    /// Another passkey: a ticket for the device that is to have it, in the place of one that was shown before. What was
    /// registered by that and never signed in goes.
    func preparePasskey(in session: Session) throws -> Reply {
        try change(session) { records, member, session in
            guard reports.policy(at: session.terminal).methods.contains(.passkey) else { throw Refusal.notOffered }
            try effects.forgetUnprovedPasskeys(of: member.id, in: records)
            try tickets.openTicket(for: member.id, as: .addition, in: &session, records: records)
        }
    }

    func addApp(_ code: String, in session: Session) throws -> Reply {
        guard mayChangeSecuritySettings(session) else { return reports.reply(session, .passwordAgain) }
        return try codes.prove(session) { records, member in
            try codes.proveAppCode(code, of: member, isEnrolled: false, in: records)
        } then: { proof in
            guard case .appKey(let id, let step) = proof else { return (.methodAdded(.app), EffectInput()) }
            return (.methodAdded(.app), EffectInput(provedKey: (id, step)))
        }
    }

    /// The code goes to the address that is confirmed; another that she gave and did not prove is forgotten.
    func prepareMail(in session: Session) throws -> Reply {
        try change(session) { records, member, _ in
            guard reports.policy(at: session.terminal).methods.contains(.mail) else { throw Refusal.notOffered }
            guard member.mail != nil, let journey = try records.journey(member.id)?.journey, journey.mail == .confirmed
            else { throw Refusal.mailNotConfirmed }
            guard journey.passwordSuitsMail else { throw Refusal.passwordTooShort }
            var member = member
            member.newMail = nil
            try records.update(member)
            try memberMail.sendCode(.confirmation, to: member, on: session.quota, in: records)
        }
    }

    func addMail(_ code: String, in session: Session) throws -> Reply {
        guard mayChangeSecuritySettings(session) else { return reports.reply(session, .passwordAgain) }
        return try codes.prove(session) { records, member in
            guard try records.member(member)?.newMail == nil else { return .failed(.noMail, counts: false) }
            return try codes.proveMailedCode(code, .confirmation, of: member, on: session.quota, in: records)
        } then: { _ in
            (.methodAdded(.mail), EffectInput())
        }
    }

    func renameMethod(_ id: String, _ name: String, in session: Session) throws -> Reply {
        try change(session) { records, member, _ in
            let name = deviceName(name)
            if var key = try records.authenticators(member.id).first(where: { $0.id == id && $0.counts }) {
                // S21: the same name again is no change.
                guard key.name != name else { return }
                key.name = name
                try records.put(key)
            } else if var passkey = try records.passkeys(member.id).first(where: { $0.id == id && $0.provedAt != nil })
            {
                guard passkey.name != name else { return }
                passkey.name = name
                try records.put(passkey)
            } else {
                throw Refusal.notEnrolled
            }
            try memberMail.tell(.methodRenamed, member, in: records)
            try audit.note(.methodRenamed, of: member.id, at: session.terminal, place: .topPage, in: records)
        }
    }

    /// Never the last one: without it she could not log in any more.
    func removeMethod(_ id: String, in session: Session) throws -> Reply {
        try change(session) { records, member, session in
            guard id != Self.mailMethodID else {
                session = try transitions.moved(session, by: .methodRemoved(.mail), in: records)
                return
            }
            let (method, isLast) = try removeDevice(id, of: member.id, in: records)
            if isLast {
                session = try transitions.moved(session, by: .methodRemoved(method), in: records)
                return
            }
            try memberMail.tell(.methodRemoved, member, in: records)
            try audit.note(.deviceRemoved, of: member.id, at: session.terminal, place: .topPage, in: records)
        }
    }

    /// Gives the method that the device belonged to, and whether it was the last of it.
    private func removeDevice(
        _ id: String, of member: MemberID, in records: any WritableRecords
    ) throws -> (method: Method, isLast: Bool) {
        let passkeys = try records.passkeys(member).filter { $0.provedAt != nil }
        if passkeys.contains(where: { $0.id == id }) {
            try records.removePasskey(id)
            return (.passkey, passkeys.count == 1)
        }
        let keys = try records.authenticators(member).filter(\.counts)
        guard var removed = keys.first(where: { $0.id == id }) else { throw Refusal.notEnrolled }
        // Kept to say 'that code is from an earlier registration'.
        removed.supersededAt = world.now()
        try records.put(removed)
        return (.app, keys.count == 1)
    }

    /// The present address counts until the new one has been read.
    func replaceMail(with address: MailAddress, in session: Session) throws -> Reply {
        let present = try store.read { records in
            try session.member.flatMap { id in try records.member(id).map { ($0, try records.journey(id)) } }
        }
        // S21: the address that counts already is no other one.
        if mayChangeSecuritySettings(session), let (member, record) = present, member.mail == address,
            record?.journey.mail == .confirmed
        {
            return reports.reply(session, .sameAddress)
        }
        return try change(session) { records, member, session in
            var member = member
            member.newMail = address
            try records.update(member)
            try memberMail.sendCode(.confirmation, to: member, on: session.quota, in: records)
        }
    }

    func proveReplacement(_ code: String, in session: Session) throws -> Reply {
        guard mayChangeSecuritySettings(session) else { return reports.reply(session, .passwordAgain) }
        let old = try store.read { records in try session.member.flatMap { try records.member($0) }?.mail }
        return try codes.prove(session) { records, member in
            guard try records.member(member)?.newMail != nil else { return .failed(.noMail, counts: false) }
            return try codes.proveMailedCode(code, .confirmation, of: member, on: session.quota, in: records)
        } then: { _ in
            (.addressReplaced, EffectInput(address: old))
        }
    }

    /// A later login: the code of another of her methods.
    func useMethod(_ method: Method, in session: Session) throws -> Reply {
        var session = session
        session.wantedMethod = method
        return try transitions.move(session, by: .otherMethodWanted(method))
    }

    /// Changes something that guards her account within one transaction, if her password was typed again.
    private func change(
        _ session: Session, _ body: (any WritableRecords, Member, inout Session) throws -> Void
    ) throws -> Reply {
        guard mayChangeSecuritySettings(session) else { return reports.reply(session, .passwordAgain) }
        return try transitions.transact(session) { records, session in
            guard let (member, record) = try reports.whoIsThere(session, in: records) else { throw Refusal.notLoggedIn }
            guard record.revision == session.revision else { throw StoreError.movedElsewhere }
            try body(records, member, &session)
            // R04: another top page shows what stood before; it is told.
            guard session.revision == record.revision else { return }
            try records.move(record)
            session.revision += 1
        }
    }

    func deviceName(_ typed: String) -> String? {
        let name = Folding.trimmed(Folding.composed(typed.filter { !$0.isNewline })).prefix(
            BrowserTask.longestDeviceName)
        // A browser sends what it likes; what would command a terminal or turn its lines around is no name. (T06)
        return DisplayText.isFit(String(name)) ? String(name) : nil
    }
}
