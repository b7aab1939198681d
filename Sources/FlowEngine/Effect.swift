/// Why the office has to help with a mail address.
public enum DeskReason: String, CaseIterable, Sendable {
    /// The password was guessable, so the address is not changed at the terminal (S02).
    case changeBarred
    /// The registered address can no longer be read.
    case unreadable
    /// She has no mail.
    case absent
}

/// What of an account was changed, as its member is told by mail.
public enum AccountChange: String, CaseIterable, Sendable {
    /// Another password.
    case passwordChanged
    /// Another method, or another device of it.
    case methodAdded
    /// A method, or a device of it, that counts no more.
    case methodRemoved
    /// Another name of a device.
    case methodRenamed
    /// Another method that a login asks for first.
    case methodPreferred
    /// Another mail address.
    case addressReplaced
    /// The first method: her first login is complete.
    case firstMethod
    /// She goes on without the address that is registered.
    case withoutMail
    /// Staff have allowed her to go on without it.
    case withoutMailAllowed
    /// A notice with an initial password was drawn.
    case noticeDrawn
    /// The same where her set-up was complete: her methods count no more.
    case accountReset

    /// Whether it is told at once, whatever was told just before: what decides whose account it is (S37).
    public var isGrave: Bool {
        switch self {
        case .addressReplaced, .firstMethod, .withoutMail, .withoutMailAllowed, .noticeDrawn, .accountReset: true
        case .passwordChanged, .methodAdded, .methodRemoved, .methodRenamed, .methodPreferred: false
        }
    }
}

/// What must happen together with a move, in one transaction.
public enum Effect: Hashable, Sendable {
    /// Record version, hash and time of the terms she agreed to.
    case recordAgreement
    /// Let the office see that she did not agree.
    case noteDeclined
    /// Let the office see why she needs help with her mail address.
    case noteDesk(DeskReason)
    /// Take the registered address as the one to be confirmed, and forget another that was given.
    case takeRegisteredAddress
    /// Take the new address as the one to be confirmed.
    case takeNewAddress
    /// Send the mail of 1【6】.
    case sendConfirmation
    /// Send the mail of 1【6】 again if its code has grown too old meanwhile.
    case renewConfirmation
    /// The address is hers: confirmed.
    case confirmAddress
    /// Store the new password, and let the initial one die.
    case storePassword
    /// Let her know by mail what was changed; of another address, at the old one as well (S34).
    case tell(AccountChange)
    /// Have a key ready to be shown; one that is not proved yet is shown again.
    case prepareKey
    /// Throw away a key that was shown and never proved.
    case discardKey
    /// Send a code to log in with.
    case sendLoginCode
    /// Open a ticket for the companion.
    case openTicket
    /// The method counts from now on.
    case enrol(Method)
    /// Record the login.
    case recordLogin
    /// Forget what this session proved.
    case endSession
}
