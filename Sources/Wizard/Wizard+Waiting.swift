import Accounts
import Screens

/// What a driver asks, to know when the page is to be shown anew and the store to be looked at.
extension Wizard {
    /// Whether the page shows something that time changes: a countdown, a spinner.
    public var isLive: Bool {
        if let visit = staff?.visit { return askedAt != nil || visit.isLive(at: now) }
        return askedAt != nil || screenState.waitUntil != nil || screen.waitsForOutside || isWindowOpen
            || secondsToEnd != nil
            || secondsToDim != nil
    }

    /// Whether something outside is awaited, so that the store is watched.
    public var isWatching: Bool {
        if isStaffThere { return false }
        return Screens.of(screenState).waitsForOutside || stepOrOverlay.waitsForOutside
    }

    /// Whether the answer to a look at the store is under way. A second look would make it come too late, and what it
    /// proved (a sign-in in the browser) is proved once: she would face the page of a later login.
    public var isLooking: Bool { look != nil && look == newestQuestion }
}
