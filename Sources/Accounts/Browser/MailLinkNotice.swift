public import World

/// What the page of a mail's link shows before its button is pressed.
public struct MailLinkNotice: Hashable, Sendable {
    /// The address that is confirmed, masked: a mail may have been passed on.
    public let address: String
    /// `ダ** タ**`
    public let maskedName: String
    /// When the mail was written.
    public let since: Instant
}
