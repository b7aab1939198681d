import FlowEngine
import Content
import Accounts
import Screens
import TextUI
import World

/// What was answered: where she stands now, what has the focus there, and what is said about it.
extension Wizard {
    /// Takes the answer.
    mutating func hear(_ reply: Reply) -> [Command] {
        let before = screenState
        let was = before.place
        let hadAsked = askedAt != nil
        let request = asked?.request
        let leftPage = page
        let leftKey = draftKey
        askedAt = nil
        isShown = false
        defer { asked = nil }
        let levelBefore = session.authenticationLevel
        enter(reply.session)
        let hasMoved = reply.screenState.place != was
        if hasMoved {
            drafts.leave(leftKey, leftPage)
            drafts.enterAnew(was)
            drafts.eraseSecrets()
            if !isWindowOpen { overlays = [] }
        }
        screenState = reply.screenState
        // A browser has opened it, or its time is over: the page below says so.
        if overlay == .largeLetters, screenState.ticket?.state != .waiting { overlays.removeLast() }
        if let problem = reply.problem, let overlay = Overlay(problem) {
            overlays = [overlay]
            drafts.eraseSecrets()
            formError = nil
        } else if let problem = reply.problem {
            show(screen.formError(for: problem, in: view), by: .answered(problem))
        } else if hasMoved || hadAsked {
            formError = nil
            remark = remark(on: request, after: before).map { presentWords($0) }
            if hadAsked, !hasMoved { stay(after: request, leaving: leftKey, leftPage) }
            if hasMoved, let then = asked?.then, case .replace = then { overlays.follow(then) }
        }
        if !hadAsked, page.stops != leftPage.stops {
            noticeChange(hasMoved: hasMoved || levelBefore != session.authenticationLevel)
        }
        let meanwhile = hadAsked ? ahead.end() : []
        // A key that counts, or is given up, is not to lie about.
        let isKeyOver = request.isChoice || hasMoved && session.authenticationLevel == .signedIn && was != .secondFactor
        let commands: [Command] = isKeyOver ? [.removePicture] : []
        if isKeyOver { savedPicture = nil }
        // What was typed was meant for the page that did not come.
        return reply.problem == nil ? commands + meanwhile.flatMap { press($0) } : commands
    }

    private mutating func enter(_ next: Session) {
        // Somebody else has logged in: nothing that was typed before is hers to see.
        if let member = next.member {
            if let draftOwner, draftOwner != member { drafts.forgetAll() }
            draftOwner = member
        }
        if session.authenticationLevel == .outside, next.authenticationLevel != .outside {
            loggedInAt = now
            logins += 1
        }
        session = next
    }

    /// An answer has come and she stands where she stood: on the same page, or on one beside it.
    private mutating func stay(after request: Request?, leaving key: DraftKey, _ page: Page) {
        // Looking again takes nothing away that she has typed.
        if case .refresh = request { return comeBack() }
        drafts.leave(key, page)
        drafts.eraseSecrets()
        let below = overlays
        if !isWindowOpen { overlays.follow(asked?.then ?? .closeAll) }
        if overlays != below {
            // A code that was begun for one method is not of the next.
            drafts.leave(draftKey, self.page)
        } else if self.page.stops != page.stops {
            // Behind the password another page has opened in the same place: it is entered, not come back to.
            return drafts.enterAnew(draftKey)
        }
        focusAhead()
    }

    /// Nobody has pressed anything, and yet the page is another one: what is under way to the one before is not for it
    /// (T24).
    private mutating func noticeChange(hasMoved: Bool) {
        becomeQuiet()
        // Nor is what was said of a field that is gone.
        if let control = formError?.control, page.fields.allSatisfy({ $0.control != control }) { formError = nil }
        remark = hasMoved ? presentWords("changed.byItself") : nil
        if !page.fields.contains(where: { $0.control == drafts[draftKey].focus }) { drafts[draftKey].enterAnew() }
    }

    /// Whether she goes on with what another session began: whoever logs in again in the same one knows it.
    private var isReturning: Bool { screenState.cameBack && logins == 1 }

    /// Says what was done where the page alone does not show it.
    private func remark(on request: Request?, after before: ScreenState) -> Phrase? {
        let place = before.place
        let hadMail = before.registeredMail != nil
        return switch request {
        case .resendMail: "mail.resent"
        // Manual 1【7】: there is nothing left to do at it.
        case .confirmMail where screenState.place == .step(.step1_8): "1.7.done"
        case .changePassword: asked?.then == .replace(.methods) ? "change.done.forMail" : "change.done"
        case .addApp, .addMail: hadMail ? "methods.added" : "methods.added.noMail"
        case .removeMethod: hadMail ? "methods.removed" : "methods.removed.noMail"
        case .renameMethod: "methods.renamed"
        case .preferMethod: "methods.preferred"
        case .proveReplacement: hadMail ? "replace.done" : "replace.done.first"
        case .ticket(.renew): before.ticket == nil ? nil : "ticket.renewed"
        case .ticket(.refuseDevice): "device.refused"
        case .refresh where screenState.ticket != nil:
            screenState.place == place && screenState.ticket?.state.isOver == false ? "ticket.notYet" : nil
        case .refresh where screenState.authenticationLevel == .signedIn: nil
        case .refresh where screenState.place == place: "mail.notYet"
        // A login within the branch is a step of it, not a return.
        case .logIn where isReturning && place == .step(.step1_2) && !screenState.place.isLogin: "cameBack"
        case .proveBirthdate where isReturning: "cameBack"
        case .goOn where screenState.place.skipsLogin(from: place): "loginSkipped"
        default: nil
        }
    }
}

extension Array where Element == Overlay {
    fileprivate mutating func follow(_ navigation: Navigation) {
        switch navigation {
        case .closeAll: self = []
        case .stay: break
        case .close: _ = popLast()
        case .open(let overlay): append(overlay)
        case .replace(let overlay): self = [overlay]
        }
    }
}

extension Request? {
    /// Whether what was chosen before counts no more.
    fileprivate var isChoice: Bool {
        switch self {
        case .withdrawChoice, .chooseMethod: true
        default: false
        }
    }
}

extension Location {
    /// Whether the login between two steps of a branch was left out, since she is logged in.
    fileprivate func skipsLogin(from place: Location) -> Bool {
        guard case .step(let here) = self, case .step(let before) = place, let branch = Branch.of(here) else {
            return false
        }
        return branch.step(after: before) == branch.loginStep && branch.step(after: branch.loginStep) == here
    }

    /// Whether the login goes on: there is nothing yet to come back to.
    fileprivate var isLogin: Bool { self == .step(.step1_3) || self == .secondFactor }
}
