import Content
import CredentialStore
import FlowEngine
import OneTimeCodes
import Secrets
import TypedInput
import World

/// What members are sent: codes, and what was changed in their accounts.
struct MemberMail: TransactionPart {
    let transaction: Transaction

    /// Draws a code and writes its mail into the outbox, in the transaction of the step (R02). Where another mail may
    /// not be sent yet, the one before it goes on counting.
    func sendCode(_ purpose: MailPurpose, to member: Member, on quota: Quota) throws {
        guard let address = member.address(for: purpose) else { return }
        let sent = try records.mailTimes(member.id, quota, since: resend.window(at: now))
        if resend.secondsLeft(sent, at: now) > 0, let code = try records.mailedCode(member.id, purpose, quota),
            code.validUntil > now, try records.mail(code.messageID)?.recipient == address.text
        {
            return
        }
        // S21: by the day and by the hour, whatever became of the codes.
        guard resend.secondsUntilCountAllows(sent, at: now) == 0 else { return }
        let seconds =
            purpose == .confirmation ? settings.limits.confirmationSeconds : settings.limits.loginCodeSeconds
        let (kept, digits) = MailedCode.draw(
            journey: member.codeOwner(for: purpose), lifetimeSeconds: seconds, tries: settings.limits.codeTries,
            vault: vault, world: world)
        let link = try link(for: purpose, of: member)
        let id = try write(
            purpose, to: address, member, on: quota,
            blanks: { words in
                [
                    "code": spaced(digits), "until": clock(kept.validUntil), "name": member.maskedName,
                    "link": link.flatMap { token in
                        settings.companion.map {
                            words("mail.link", ["address": $0.mailLink(token), "origin": $0.origin])
                        }
                    } ?? "",
                ]
            })
        var record = MailedCodeRecord(
            member: member.id, purpose: purpose, quota: quota, codeHash: kept.hash, sentAt: now,
            validUntil: kept.validUntil, triesLeft: kept.triesLeft, messageID: id)
        record.linkHash = link.map { vault.keyedHash($0.revealedText.utf8, purpose: LinkToken.mailPurpose) }
        try records.put(record)
    }

    /// A link for the mail of 1【6】. It confirms without the terminal's doing, so there is none where the password can
    /// be guessed: whoever guessed it sits there, and the owner would press the button for them (S02).
    private func link(for purpose: MailPurpose, of member: Member) throws -> LinkToken? {
        guard settings.companion != nil, purpose == .confirmation,
            try records.password(member.id)?.kind == .printed
        else { return nil }
        return LinkToken(world: world)
    }

    /// S02: the old address learns at once that another was given; of more within an hour it has been warned already.
    func sendNotice(to old: MailAddress, _ member: Member) throws {
        let hourAgo = now.adding(seconds: -60 * 60)
        let isWarned = try records.mails(member.id).contains {
            $0.purpose == .notice && $0.changes.isEmpty && $0.recipient == old.text && $0.createdAt > hourAgo
        }
        if isWarned { return }
        _ = try write(.notice, to: old, member) { _ in ["name": member.maskedName] }
    }

    private func write(
        _ purpose: MailPurpose, to address: MailAddress, _ member: Member, on quota: Quota? = nil,
        blanks: (Words) -> KeyValuePairs<String, String>
    ) throws -> String {
        var row = draft(purpose, named: purpose.rawValue, to: address, member)
        row.quota = quota
        row.sealedText = sealedText(ofMail: row.id, named: purpose.rawValue, blanks)
        try records.put(row)
        return row.id
    }

    /// A mail without its text.
    func draft(
        _ purpose: MailPurpose, named name: String, to address: MailAddress, _ member: Member
    ) -> OutboxRow {
        // One mail for both languages: nobody's choice of a screen's language is known to whoever reads the mail.
        let subjects = Language.sideBySide.map { words[$0](Phrase("mail.\(name).subject")) }
        return OutboxRow(
            id: "\(world.newIdentity())@\(settings.society.sender.domain)", member: member.id, purpose: purpose,
            recipient: address.text,
            subject: subjects.joined(separator: " / ") + "（\(settings.society.name)）", sealedText: [],
            createdAt: now)
    }

    /// The text of a mail in both languages, sealed for its row.
    func sealedText(
        ofMail id: String, named name: String, _ blanks: (Words) -> KeyValuePairs<String, String>
    ) -> [UInt8] {
        let text = Language.sideBySide.map { words[$0](Phrase("mail.\(name).text"), blanks(words[$0])) }
            .joined(separator: "\n\n" + String(repeating: "-", count: 60) + "\n\n")
        return vault.seal(SecretBytes(text: text), for: .mailText(id), world: world).bytes
    }

    private func spaced(_ digits: String) -> String { "\(digits.prefix(3)) \(digits.suffix(3))" }

    private func clock(_ instant: Instant) -> String {
        let time = JapanTime(unixSeconds: instant.unixSeconds)
        return "\(time.hour):\(time.minuteDigits)"
    }
}

extension Snapshot {
    /// The code that a session's page waits for: the newest of its own quota, or while none of those counts the
    /// lender's.
    func presentCode(_ purpose: MailPurpose, of member: MemberID, on quota: Quota) throws -> MailedCodeRecord? {
        let own = try records.mailedCode(member, purpose, quota)
        if let own, own.validUntil > now { return own }
        guard let lender = quota.lender, let lent = try records.mailedCode(member, purpose, lender),
            lent.validUntil > now
        else { return own }
        return lent
    }
}

extension Member {
    /// The address that a mail for a purpose goes to.
    func address(for purpose: MailPurpose) -> MailAddress? { purpose == .confirmation ? newMail ?? mail : mail }

    /// S19: what a code is bound to: whoever asked for it, what for, and the address that it was sent to.
    func codeOwner(for purpose: MailPurpose) -> String {
        "\(id.rawValue) \(purpose.rawValue) \(address(for: purpose)?.text ?? "")"
    }
}

extension Journey {
    /// The mail that her page waits for.
    func mailPurpose(_ session: Session) -> MailPurpose? {
        switch shown {
        case .step(.step1_6), .step(.step1_7): .confirmation
        case .step(.step2_6_3): .login
        case .secondFactor where methodToProve(session) == .mail: .login
        // The top page waits for one only while she adds or replaces an address.
        case _ where authenticationLevel == .signedIn: .confirmation
        default: nil
        }
    }
}
