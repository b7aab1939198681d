import CredentialStore
import FlowEngine
import Manual
import Portal
import Screens
public import World

/// S13: a login ends by itself when nobody is there any more.
extension Sitting {
    /// When the present login ends unless a key is pressed; `nil` while nobody is logged in.
    public var expiresAt: Instant? {
        guard session.presence != .outside, let loggedInAt else { return nil }
        let idle = screen.waitsForOutside ? limits.waitingSeconds : limits.idleSeconds
        return min(lastKeyAt.adding(seconds: idle), loggedInAt.adding(seconds: limits.sessionSeconds))
    }

    /// Back to the login. What was typed stays for her, but secrets; what was done is stored anyway.
    mutating func expireIfIdle() {
        guard askedAt == nil, let expiresAt, expiresAt <= now else { return }
        drafts.leave(draftKey, page)
        drafts.eraseSecrets()
        sides = []
        session = session.expired()
        situation = Situation(place: .step(.step1_2))
        remark = nil
        mistake = Mistake(nil, sentence: presentWords("trouble.sessionOver"))
        loggedInAt = nil
    }
}
