/// Every number that members are promised, once, with the requirement that it comes from. Settings may change them.
public struct Limits: Hashable, Sendable {
    /// S03: days in which a printed initial password opens first login.
    public var noticeDays = 90
    /// S01: days in which a chosen password opens the set-up.
    public var setUpDays = 90
    /// S05: code points of a password beside passkey or app.
    public var passwordLength = 8
    /// S05: code points of a password beside the mail code.
    public var passwordLengthWithMail = 15
    /// S05: bytes that a password may have.
    public var passwordBytes = 1_024
    /// S05, S33: bytes that may be typed for one: folding makes four of them one at most.
    public var typedPasswordBytes: Int { 4 * passwordBytes }
    /// S09: seconds to wait after the first failures in a row.
    public var firstWaits = [1, 3, 5, 10, 30]
    /// S09: the longest wait, in seconds; waits double from the last of the first ones up to it.
    public var longestWait = 15 * 60
    /// S09: failures in a row after which only the office helps.
    public var failuresUntilOffice = 100
    /// S09: failures that one terminal may see in a row before it waits as well; many members share a kiosk.
    public var failuresFreeAtTerminal = 20
    /// S09: seconds of quiet after which a terminal forgets one failure.
    public var terminalForgetsSeconds = 60
    /// S19: seconds in which a mailed login code is valid.
    public var loginCodeSeconds = 10 * 60
    /// S19, S20: seconds in which the code (and the link) of a confirmation is valid.
    public var confirmationSeconds = 30 * 60
    /// S19: tries of one mailed code.
    public var codeTries = 5
    /// S21: seconds between two mails.
    public var resendSeconds = 30
    /// S21: mails an hour.
    public var mailsAnHour = 5
    /// S21: mails a day.
    public var mailsADay = 10
    /// S21: seconds within which several changes of an account are told in one mail.
    public var gatheringSeconds = 3 * 60
    /// S21: mails a day that tell of changes; what is more waits, all in one.
    public var noticesADay = 10
    /// S21: what one session may do in a minute, far more than anybody's hands can.
    public var deedsAMinute = 300
    /// S21: notes to the office about one member in a day.
    public var notesADay = 20
    /// S10: the longest wait at one of the office's terminals, in seconds.
    public var longestWaitAtKiosk = 30
    /// S18: seconds for which a key that was not proved is kept.
    public var pendingKeySeconds = 24 * 60 * 60
    /// S34: seconds for which a password that was typed again lets her change what guards the account.
    public var provedAgainSeconds = 5 * 60
    /// S26: seconds in which a ticket can be opened.
    public var ticketSeconds = 3 * 60
    /// S15: days in which a ticket for home can be opened there, as often as she needs.
    public var homeDays = 14
    /// S26: tries of a ticket's letters.
    public var ticketTries = 5
    /// S13: seconds in which the browser that opened a ticket may go on, as at other pages that wait for a device.
    public var browserTaskSeconds = 10 * 60
    /// Tickets that a member may have at once, one a terminal; the oldest make way.
    public var ticketsAtOnce = 5
    /// R03: seconds for which a mail is tried.
    public var mailTrialSeconds = 24 * 60 * 60
    /// S13: seconds of a whole session.
    public var sessionSeconds = 60 * 60
    /// S13: seconds without a key, away from a kiosk.
    public var idleSeconds = 15 * 60
    /// S13: seconds without a key at a kiosk.
    public var kioskIdleSeconds = 2 * 60
    /// S13: seconds without a key after which a page covers the key that it shows.
    public var dimSeconds = 2 * 60
    /// Seconds without a key after which it is covered at her own terminal, where she may be busy with her phone (S13).
    public var dimSecondsAtHome = 8 * 60
    /// S32: seconds without a deed after which a login of staff is over.
    public var staffIdleSeconds = 15 * 60
    /// S32: seconds of a whole login of staff.
    public var staffSessionSeconds = 8 * 60 * 60
    /// S03: seconds in which an initial password of staff counts.
    public var staffInitialSeconds = 14 * 24 * 60 * 60
    /// S13: seconds without a key at a page that waits for something outside, such as a mail or an app.
    public var waitingSeconds = 10 * 60

    /// The numbers as required.
    public init() {}
}
