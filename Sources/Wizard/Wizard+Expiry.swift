import CredentialStore
import FlowEngine
import Content
import Accounts
import Screens
import TextUI
public import World

/// S13: a session ends by itself when nobody is there any more.
extension Wizard {
    /// Seconds before the end at which she is told.
    private static let warningSeconds = 20

    /// When the present session ends unless a key is pressed; `nil` while there is nothing to end.
    public var expiresAt: Instant? {
        // While staff is there, nobody is at the member's page.
        if isStaffThere { return nil }
        let idleEnd = lastKeyAt.adding(seconds: idleSeconds)
        guard session.authenticationLevel != .outside, let loggedInAt else { return hasTraces ? idleEnd : nil }
        return min(idleEnd, loggedInAt.adding(seconds: limits.sessionSeconds))
    }

    /// When the page changes by itself next, but for what changes every second.
    public var changesAt: Instant? {
        [
            expiresAt?.adding(seconds: -Self.warningSeconds), dimsAt, dimsAt?.adding(seconds: -Self.dimWarningSeconds),
            remark.map { _ in remarkedAt.adding(seconds: Self.remarkSeconds) }, welcomeMovesAt,
            staff?.visit?.endsAt,
        ]
        .compactMap { $0 }.filter { $0 > now }.min()
    }

    /// Milliseconds until time changes something on the page; `nil` where it never does.
    public var millisecondsToNextChange: Int? {
        if isLive { return 1_000 - Int(now.milliseconds % 1_000) }
        return changesAt.map { max(1, Int($0.milliseconds - now.milliseconds)) }
    }

    /// Seconds until the end, once she has to be told.
    var secondsToEnd: Int? {
        guard askedAt == nil, let expiresAt else { return nil }
        let seconds = now.secondsRemaining(until: expiresAt)
        return seconds <= Self.warningSeconds ? seconds : nil
    }

    /// Whether the page's secret is covered, since nobody has pressed a key for a while.
    public var isDimmed: Bool { dimsAt.map { $0 <= now } ?? false }

    /// At her own terminal she may be busy with her phone for longer, and nobody passes by.
    private var dimsAt: Instant? {
        guard !isPlain, !isStaffThere, stepOrOverlay.showsKey, stepContext.shownKey != nil else { return nil }
        let seconds = session.terminal.isKiosk ? limits.dimSeconds : limits.dimSecondsAtHome
        return lastKeyAt.adding(seconds: seconds)
    }

    /// Seconds before a key is covered at which she is told.
    private static let dimWarningSeconds = 30

    /// Seconds until the page's key is covered, once she has to be told.
    var secondsToDim: Int? {
        guard askedAt == nil, let dimsAt, dimsAt > now else { return nil }
        let seconds = now.secondsRemaining(until: dimsAt)
        return seconds <= Self.dimWarningSeconds ? seconds : nil
    }

    private var idleSeconds: Int {
        if stepOrOverlay.waitsForOutside { return limits.waitingSeconds }
        return session.terminal.isKiosk ? limits.kioskIdleSeconds : limits.idleSeconds
    }

    /// Whether somebody who is not logged in has left something of hers behind, or at a kiosk was there at all.
    private var hasTraces: Bool {
        if drafts.holdSecrets || session.member != nil { return true }
        return session.terminal.isKiosk && (hasBegun || screenState.place != .step(.step0_1) || drafts.holdText)
    }

    /// Back to the login. What was typed stays for her, but secrets; what was done is stored anyway. At a kiosk the
    /// next person may be another one: nothing stays, and the session is over.
    mutating func expireIfIdle() -> [Command] {
        guard askedAt == nil, let expiresAt, expiresAt <= now else { return [] }
        let wasInside = session.authenticationLevel != .outside
        let hadSecrets = drafts.holdSecrets
        newestQuestion += 1
        isShown = false
        painted = nil
        drafts.leave(draftKey, page)
        drafts.eraseSecrets()
        overlays = []
        remark = nil
        let news: Phrase? = wasInside ? "trouble.sessionOver" : hadSecrets ? "trouble.typingOver" : nil
        formError = news.map { FormError(nil, sentence: presentWords($0)) }
        becomeQuiet()
        loggedInAt = nil
        lastKeyAt = now
        if session.terminal.isKiosk { return endAtKiosk() }
        session = session.expired()
        screenState = ScreenState(place: .step(.step1_2))
        drafts.enterAnew(draftKey)
        return []
    }

    /// Nothing of her stays: the next process begins with the welcome page.
    mutating func endAtKiosk() -> [Command] {
        drafts.forgetAll()
        overlays = []
        draftOwner = nil
        hasBegun = false
        staff?.endVisit()
        isShown = false
        session = Session(at: session.terminal)
        screenState = ScreenState(place: .step(.step0_1))
        return [.end(.leftAlone)]
    }
}
