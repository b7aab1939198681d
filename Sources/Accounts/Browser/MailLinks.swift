import CredentialStore
import FlowEngine
import Secrets
import TypedInput

/// 1【6】 by the link of the mail, beside its code (S20).
public struct MailLinks: Service {
    let dependencies: Dependencies

    /// What a link would confirm. Looking changes nothing, however often a scanner of mails does it.
    public func look(at token: LinkToken) -> Result<MailLinkNotice, BrowserTaskProblem> {
        attempt {
            try read { snapshot in
                let (code, member, _) = try snapshot.confirmation(by: token)
                return MailLinkNotice(
                    address: member.address(for: code.purpose)?.masked ?? "", maskedName: member.maskedName,
                    since: code.sentAt)
            }
        }
    }

    /// The button of the link's page. The terminal that waits goes on by itself.
    public func confirmMail(by token: LinkToken) -> Result<Void, BrowserTaskProblem> {
        attempt {
            try write { transaction in
                let (_, _, session) = try transaction.snapshot.confirmation(by: token)
                _ = try transaction.transitions.moved(session, by: .mailConfirmed)
            }
        }
    }
}

extension Snapshot {
    /// The newest mail's link alone, as long as its code, for the address that it was sent to, and once.
    fileprivate func confirmation(by token: LinkToken) throws -> (MailedCodeRecord, Member, Session) {
        guard let token = token.canonical,
            let code = try vault.keyedHashes(token.utf8, purpose: LinkToken.mailPurpose).lazy
                .compactMap({ try records.mailedCode(link: $0) }).first,
            code.validUntil > now, let member = try records.member(code.member),
            try records.mail(code.messageID)?.recipient == member.address(for: code.purpose)?.text,
            let record = try records.journey(member.id), let password = try records.password(member.id)
        else { throw BrowserTaskProblem.noTicket }
        var session = Session(at: TerminalInfo(name: LinkToken.mailPurpose, kind: .own))
        session.member = member.id
        session.authenticationLevel = .identified(password.kind)
        session.passwordMark = PasswordMark(password)
        session.revision = record.revision
        guard record.journey.resumed(with: session.authenticationLevel).mailPurpose(session) == .confirmation else {
            throw BrowserTaskProblem.noTicket
        }
        return (code, member, session)
    }
}
