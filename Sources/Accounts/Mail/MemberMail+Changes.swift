import Content
import CredentialStore
import FlowEngine
import TypedInput
import World

/// What members are told of their own accounts by mail (S34, S37).
extension MemberMail {
    /// The address of the account learns what was changed there.
    func tell(_ change: AccountChange, _ member: Member) throws {
        guard let address = member.mail else { return }
        try tell(change, at: address, member)
    }

    /// An address learns what was changed in the account that it belongs to, or belonged to. The first change goes out
    /// at once; what follows within minutes, or is more than a day holds, is told in one mail, which what is grave
    /// sends off.
    func tell(_ change: AccountChange, at address: MailAddress, _ member: Member) throws {
        let dayAgo = now.adding(seconds: -86_400)
        let earlier = try records.mails(member.id).filter {
            $0.purpose == .notice && !$0.changes.isEmpty && $0.recipient == address.text && $0.createdAt > dayAgo
        }
        var row =
            earlier.last { $0.state == .waiting && $0.attempts == 0 && $0.leasedUntil == nil && $0.dueAt > now }
            ?? draft(.notice, named: "change", to: address, member)
        if row.changes.isEmpty { row.dueAt = due(after: earlier) }
        // At once, but not again and again: what was told within the hour waits with the rest.
        let hourAgo = now.adding(seconds: -3_600)
        let isNews = !earlier.contains { $0.createdAt > hourAgo && $0.changes.contains(change.rawValue) }
        if change.isGrave, isNews { row.dueAt = now }
        if !row.changes.contains(change.rawValue) { row.changes.append(change.rawValue) }
        row.sealedText = sealedText(ofMail: row.id, named: "change") { words in
            let told = row.changes.map { words(Phrase("mail.change.\($0)")) }
            return ["name": member.maskedName, "what": told.joined(separator: "\n   ")]
        }
        try records.put(row)
    }

    /// S21: when another mail may tell of a change.
    private func due(after earlier: [OutboxRow]) -> Instant {
        var due = now
        if let last = earlier.last {
            due = max(due, last.createdAt.adding(seconds: settings.limits.gatheringSeconds))
        }
        if earlier.count >= settings.limits.noticesADay {
            due = max(due, earlier[earlier.count - settings.limits.noticesADay].createdAt.adding(seconds: 86_400))
        }
        return due
    }
}
