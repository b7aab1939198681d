import CredentialStore

/// A number that members are promised, as a setting: which one, and how far it may be moved.
///
/// The bounds are those of the requirement named: a society may be stricter than it, never laxer.
struct LimitSetting {
    let setting: Setting
    let field: WritableKeyPath<Limits, Int>
    let range: ClosedRange<Int>

    private init(_ name: String, _ field: WritableKeyPath<Limits, Int>, _ range: ClosedRange<Int>, _ meaning: String) {
        self.field = field
        self.range = range
        setting = Setting(
            key: "\(Self.prefix)\(name)", fallback: "`\(Limits()[keyPath: field])`",
            meaning: "\(meaning) \(range.lowerBound) to \(range.upperBound).")
    }

    /// What the keys of all of them begin with.
    static let prefix = "limits."

    /// S09: the one that is a list.
    static let firstWaits = Setting(
        key: "\(prefix)firstWaits", fallback: "`\(Limits().firstWaits.map(String.init).joined(separator: ","))`",
        meaning: "Seconds to wait after the first failures in a row, none shorter than the one before (S09).")
    /// How many waits, and how long each.
    static let firstWaitsBounds = (count: 1...20, seconds: 1...900)

    /// All that are numbers. A computed property, since key paths cannot be shared between threads.
    static var all: [LimitSetting] {
        [
            LimitSetting("noticeDays", \.noticeDays, 1...90, "Days in which a printed initial password counts (S03)."),
            LimitSetting(
                "homeDays", \.homeDays, 1...90, "Days in which what a kiosk began can be gone on with at home (S15)."),
            LimitSetting("setUpDays", \.setUpDays, 1...90, "Days in which a new password opens the set-up (S01)."),
            LimitSetting(
                "passwordLength", \.passwordLength, 8...64,
                "Characters of a password beside a passkey or the app (S05)."),
            LimitSetting(
                "passwordLengthWithMail", \.passwordLengthWithMail, 15...64,
                "Characters of a password beside the code by mail (S05)."),
            LimitSetting("passwordBytes", \.passwordBytes, 256...1_024, "Bytes that a password may have (S05)."),
            LimitSetting("longestWait", \.longestWait, 30...3_600, "Seconds of the longest wait (S09)."),
            LimitSetting(
                "failuresUntilOffice", \.failuresUntilOffice, 5...100,
                "Failures in a row after which only the office helps (S09)."),
            LimitSetting(
                "failuresFreeAtTerminal", \.failuresFreeAtTerminal, 1...100,
                "Failures in a row at one terminal before it waits as well (S09)."),
            LimitSetting(
                "terminalForgetsSeconds", \.terminalForgetsSeconds, 60...3_600,
                "Seconds of quiet after which a terminal forgets one failure (S09)."),
            LimitSetting("loginCodeSeconds", \.loginCodeSeconds, 120...600, "Seconds that a mailed code counts (S19)."),
            LimitSetting(
                "confirmationSeconds", \.confirmationSeconds, 300...1_800,
                "Seconds that the code of a confirmation counts (S19)."),
            LimitSetting("codeTries", \.codeTries, 1...5, "Tries of one mailed code (S19)."),
            LimitSetting("resendSeconds", \.resendSeconds, 30...600, "Seconds between two mails (S21)."),
            LimitSetting("mailsAnHour", \.mailsAnHour, 1...5, "Mails to a member in an hour (S21)."),
            LimitSetting("mailsADay", \.mailsADay, 1...10, "Mails to a member in a day (S21)."),
            LimitSetting(
                "gatheringSeconds", \.gatheringSeconds, 60...900,
                "Seconds within which several changes of an account are told in one mail (S21)."),
            LimitSetting(
                "noticesADay", \.noticesADay, 3...50,
                "Mails a day that tell of changes of an account; more is told in one later (S21)."),
            LimitSetting(
                "deedsAMinute", \.deedsAMinute, 60...600, "Deeds of one session in a minute (S21)."),
            LimitSetting("notesADay", \.notesADay, 5...50, "Notes to the office about a member in a day (S21)."),
            LimitSetting(
                "longestWaitAtKiosk", \.longestWaitAtKiosk, 5...30,
                "Seconds of the longest wait at a kiosk (S10)."),
            LimitSetting(
                "pendingKeySeconds", \.pendingKeySeconds, 600...86_400,
                "Seconds that a key which was not proved is kept (S18)."),
            LimitSetting(
                "provedAgainSeconds", \.provedAgainSeconds, 60...300,
                "Seconds after a password in which the account may be changed (S34)."),
            LimitSetting("ticketSeconds", \.ticketSeconds, 60...180, "Seconds in which a ticket can be opened (S26)."),
            LimitSetting("ticketTries", \.ticketTries, 1...5, "Tries of a ticket's letters (S26)."),
            LimitSetting(
                "browserTaskSeconds", \.browserTaskSeconds, 120...600,
                "Seconds in which the browser that opened a ticket may go on; at home, from each step anew (S13)."),
            LimitSetting("ticketsAtOnce", \.ticketsAtOnce, 1...10, "Tickets that a member may have at once (S26)."),
            LimitSetting(
                "mailTrialSeconds", \.mailTrialSeconds, 600...86_400, "Seconds for which a mail is tried (R03)."),
            LimitSetting("sessionSeconds", \.sessionSeconds, 300...3_600, "Seconds of a whole session (S13)."),
            LimitSetting("kioskIdleSeconds", \.kioskIdleSeconds, 60...120, "Seconds without a key at a kiosk (S13)."),
            LimitSetting(
                "dimSeconds", \.dimSeconds, 60...120,
                "Seconds without a key after which a key for an app is covered at a kiosk (S13)."),
            LimitSetting(
                "dimSecondsAtHome", \.dimSecondsAtHome, 60...600,
                "Seconds without a key after which it is covered at a member's own terminal (S13)."),
            LimitSetting(
                "waitingSeconds", \.waitingSeconds, 60...600,
                "Seconds without a key at a page that waits for a mail or an app (S13)."),
            LimitSetting(
                "staffIdleSeconds", \.staffIdleSeconds, 60...900,
                "Seconds without a deed after which a login of staff is over (S32)."),
            LimitSetting(
                "staffSessionSeconds", \.staffSessionSeconds, 600...28_800, "Seconds of a whole login of staff (S32)."),
            LimitSetting(
                "staffInitialSeconds", \.staffInitialSeconds, 3_600...1_209_600,
                "Seconds in which an initial password of staff counts (S03)."),
            LimitSetting("idleSeconds", \.idleSeconds, 60...900, "Seconds without a key, away from a kiosk (S13)."),
        ]
    }
}
