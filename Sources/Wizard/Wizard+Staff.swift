import Accounts
import Screens
import TextUI
import World

/// T21: staff at a kiosk.
extension Wizard {
    /// Whether staff's pages are shown.
    public var isStaffThere: Bool { staff?.visit != nil }

    /// Whether what the terminal sends for each key is shown.
    public var tracesKeys: Bool { staff?.visit?.isTesting ?? false }

    /// Takes what comes in for staff; `nil` where it is for the member.
    mutating func takeForStaff(_ input: Input) -> [Command]? {
        guard var desk = staff else {
            // A chord that is no staff key is nobody's: it begins nothing and says nothing.
            if case .key(.altFunction) = input { return [] }
            return nil
        }
        if case .key(.repaint) = input, !tracesKeys { return nil }
        let before = desk.visit?.page
        let step = desk.take(input, at: self)
        staff = desk
        if case .ticked = input, case .taken = step, before == desk.visit?.page { return [] }
        if case .staffAnswered = input, isStaffThere { askedAt = nil }
        switch step {
        case .notForStaff: return nil
        case .taken: break
        case .ask(let request):
            if isStaffThere { askedAt = now }
            isShown = false
            return [.askStaff(request, at: session.terminal)]
        case .begin: hasBegun = true
        case .endVisit(let byItself):
            staff?.endVisit()
            // The member goes on where she was; her time begins anew.
            lastKeyAt = now
            // Whoever reaches for a key of staff's page has the member's before her (T24).
            if byItself { becomeQuiet() }
        case .startOver:
            askedAt = nil
            return endAtKiosk()
        }
        isShown = false
        return []
    }
}
