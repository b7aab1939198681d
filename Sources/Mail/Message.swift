public import World
public import TypedInput

/// One mail to one member.
public struct Message: Hashable, Sendable {
    /// Who it comes from, by name.
    public let senderName: String
    /// Who it comes from; undeliverable mail goes back there.
    public let sender: MailAddress
    /// Who it goes to.
    public let recipient: MailAddress
    /// The subject; characters that would end a header become spaces.
    public let subject: String
    /// The text, lines ended by `\n`.
    public let text: String
    /// What tells this mail from all others, without angle brackets: `abc@host`. The same again when sent again.
    public let messageID: String
    /// When it was written.
    public let date: Instant

    /// A mail of these parts.
    public init(
        senderName: String, sender: MailAddress, to recipient: MailAddress, subject: String, text: String,
        messageID: String, date: Instant
    ) {
        self.senderName = senderName
        self.sender = sender
        self.recipient = recipient
        self.subject = subject
        self.text = text
        self.messageID = messageID
        self.date = date
    }
}
