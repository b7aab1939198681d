/// What the audit log records besides the events that move a member. The raw value is stored, and never changes.
enum AuditEvent: String, CaseIterable {
    // A try that was wrong.
    case codeFailed, loginFailed, passwordFailed, ticketLettersFailed, deviceNumberFailed, signInNumberFailed
    // What was done with a ticket.
    case ticketOpened, ticketOpenedAgain, ticketRenewed, ticketDeclined, deviceConfirmed, deviceRefused, signInApproved,
        signInCollected
    // What a browser answered in a ceremony.
    case passkeyRegistered, passkeyRefused, passkeyCounterWentBack
    // What a member did besides.
    case mailResent, methodRenamed, deviceRemoved
    // What the office did.
    case membersAdded, noticeDrawn, withoutMailAllowed, memberUnlocked, terminalUnlocked, addressUnlocked,
        mailsLookedAt, recordLookedAt, memberLookedAt, memberFound, memberClosed, memberReopened, keyAdded,
        memberPasskeysRemoved, memberAppsRemoved, memberMailRemoved,
        backupTaken, backupTried, storeRestored
    // What staff did at a kiosk.
    case staffAdmitted, staffRefused, staffStartedOver, takenOutOfService, takenBackIntoService
    // What was done about accounts of staff.
    case staffAdded, staffReset, staffClosed, staffLoggedIn, staffLoggedOut, staffLoginFailed, staffPasswordChosen,
        staffAppProved
}
