import CredentialStore
import FlowEngine
import Content

/// What a terminal asks about the codes of apps and mails.
struct CodeRequests: TerminalService {
    let dependencies: Dependencies

    /// 1【6】, 2-6【3】: the mail once more, as often as S21 allows.
    func resendMail(in session: Session) throws -> Reply {
        try transact(session) { transaction, session in
            let now = transaction.now
            // S34: on the top page it serves a change.
            guard
                session.authenticationLevel != .signedIn
                    || session.mayChangeSecuritySettings(at: now, settings.limits)
            else { return .passwordAgain }
            guard session.authenticationLevel != .outside,
                let (member, record) = try transaction.report.whoIsThere(session)
            else { throw Refusal.notLoggedIn }
            let journey = record.journey.resumed(with: session.authenticationLevel)
            guard let purpose = journey.mailPurpose(session) else { throw Refusal.outOfOrder(.step(.step1_6)) }
            let sent = try transaction.records.mailTimes(member.id, session.quota, since: resend.window(at: now))
            guard resend.secondsLeft(sent, at: now) == 0 else { return .resendLater }
            try transaction.memberMail.sendCode(purpose, to: member, on: session.quota)
            try transaction.audit.note(.mailResent, of: member.id, at: session.terminal, place: journey.shown)
            return nil
        }
    }

    /// 1【6】: the code of the confirmation.
    func confirmMail(_ code: String, in session: Session) throws -> Reply {
        try transact(session) { transaction, session in
            let (codes, quota) = (transaction.codes, session.quota)
            return try codes.prove(in: &session) { member in
                try codes.check(mailedCode: code, .confirmation, of: member, on: quota, for: .mailConfirmed)
            }
        }
    }

    /// The code of the app or of a mail, whichever this member's page asks for.
    func proveCode(_ code: String, in session: Session) throws -> Reply {
        try transact(session) { try $0.codes.proveShown(code, in: &$1) }
    }
}
