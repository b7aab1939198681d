import CredentialStore
import FlowEngine
import Secrets
import TypedInput
import World

/// 1【6】 by the link of the mail, beside its code (S20).
public struct MailLinks: ServicePart {
    let dependencies: Dependencies

    /// What a link would confirm. Looking changes nothing, however often a scanner of mails does it.
    public func look(atMailLink written: String) -> Result<MailLinkNotice, BrowserTaskProblem> {
        attempt {
            try store.read { records in
                let (code, member, _) = try confirmation(by: written, in: records)
                return MailLinkNotice(
                    address: member.address(for: code.purpose)?.masked ?? "", maskedName: member.maskedName,
                    since: code.sentAt)
            }
        }
    }

    /// The button of the link's page. The terminal that waits goes on by itself.
    public func confirmMail(byLink written: String) -> Result<Void, BrowserTaskProblem> {
        attempt {
            try store.write { records in
                let (_, _, session) = try confirmation(by: written, in: records)
                _ = try transitions.moved(session, by: .mailConfirmed, in: records)
            }
        }
    }

    /// A link for the mail of 1【6】. It confirms without the terminal's doing, so there is none where the password can
    /// be guessed: whoever guessed it sits there, and the owner would press the button for them (S02).
    func mailLink(for purpose: MailPurpose, of member: Member, in records: any ReadableRecords) throws -> String? {
        guard settings.companion != nil, purpose == .confirmation,
            try records.password(member.id)?.kind == .printed
        else { return nil }
        return TicketForm.token(world: world)
    }

    func hash(ofMailLink token: String) -> [UInt8] { vault.keyedHash(token.utf8, purpose: Self.linkPurpose) }

    private static var linkPurpose: String { "mail link" }

    /// The newest mail's link alone, as long as its code, for the address that it was sent to, and once.
    private func confirmation(
        by written: String, in records: any ReadableRecords
    ) throws -> (MailedCodeRecord, Member, Session) {
        guard let token = TicketForm.token(written: written),
            let code = try vault.keyedHashes(token.utf8, purpose: Self.linkPurpose).lazy
                .compactMap({ try records.mailedCode(link: $0) }).first,
            code.validUntil > world.now(), let member = try records.member(code.member),
            try records.mail(code.messageID)?.recipient == member.address(for: code.purpose)?.text,
            let record = try records.journey(member.id), let password = try records.password(member.id)
        else { throw BrowserTaskProblem.noTicket }
        var session = Session(at: TerminalInfo(name: Self.linkPurpose, kind: .own))
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
