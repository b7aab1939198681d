/// What a person did, or what the outside reported. Checked facts: whoever sends `passwordAccepted` has verified it.
public enum Event: Hashable, Sendable {
    // Chapter 0
    /// The overview was read.
    case overviewRead

    // Logins
    /// ID and a password of that kind were right.
    case passwordAccepted(PasswordKind)
    /// 1【3】: the birthdate was right.
    case birthdateMatched
    /// A later login: she wants to prove another of her methods.
    case otherMethodWanted(Method)
    /// She logged out, or the session ended.
    case loggedOut

    // 1【4】
    /// She agreed to the terms.
    case termsAgreed
    /// She did not agree.
    case termsDeclined
    /// She wants to read the terms again.
    case termsReconsidered

    // 1【5】 to 1【7】
    /// The registered address is to be used.
    case mailKept
    /// Another address was given.
    case mailChanged
    /// She wants another address, which a guessable password does not allow here (S02).
    case mailChangeBarred
    /// Mail to the registered address can no longer be read.
    case mailUnreadable
    /// She has no mail.
    case mailAbsent
    /// She left the page that sends her to the office.
    case deskLeft
    /// The mail was read: its code or its link came back.
    case mailConfirmed
    /// The address was wrong.
    case mailCorrectionAsked

    // 1【8】
    /// a, b or c.
    case methodChosen(Method)
    /// Which devices are hers.
    case devicesChosen(Devices)
    /// Whether her PC has biometrics; not knowing counts as no.
    case biometricsAnswered(Bool)
    /// Which browser's extension.
    case browserChosen(Browser)
    /// She takes the choice back.
    case choiceWithdrawn

    // 1【9】
    /// A new password was set; `suitsMail` says whether it is long enough for the mail code.
    case passwordChosen(suitsMail: Bool)

    // The top page
    /// Another password took the place of hers; `suitsMail` as above.
    case passwordChanged(suitsMail: Bool)
    /// Another method, or another device of it, was proved.
    case methodAdded(Method)
    /// The last device of a method is not to count any more.
    case methodRemoved(Method)
    /// A later login is to ask for this method first.
    case methodPreferred(Method)
    /// She has read a mail at another address.
    case addressReplaced

    // Steps that are told or said
    /// Read, or done on a device that we cannot see.
    case continued
    /// Back to the step before.
    case steppedBack
    /// From the code back to the page that shows the key.
    case keyWanted

    // Chapter 2
    /// The app's code was right.
    case appCodeMatched
    /// The mailed code was right.
    case mailCodeMatched
    /// The ticket was opened in a browser.
    case ticketOpened
    /// The browser registered a passkey.
    case passkeyRegistered
    /// OK was pressed in the browser.
    case acknowledged
    /// The device got its name.
    case deviceNamed
    /// A real sign-in with the passkey succeeded.
    case passkeyProved
    /// ★ She wants to sign in on her PC with the phone.
    case phoneForPCWanted
}
