import Accounts
import CredentialStore
import TextUI
import World

/// T21: the staff's side of a kiosk: how they come in, over whatever page a member has there, and whether they have taken
/// the kiosk out of service.
struct StaffDesk {
    /// What becomes of something that came in.
    enum Step {
        /// It is the member's.
        case notForStaff
        /// It was taken, and may have changed what is shown.
        case taken
        /// The account services are asked.
        case ask(StaffRequest)
        /// Whoever pressed a key begins: the kiosk is in service.
        case begin
        /// The member's page comes back, by itself or by a key.
        case endVisit(byItself: Bool)
        /// The member's login ends, and the kiosk begins anew.
        case startOver
    }

    /// Seconds after which a store that could not be read is asked again.
    private static let patienceSeconds = 5

    private let access: StaffAccess
    /// Whether the kiosk is out of service; known once the store has answered.
    private(set) var outOfService: OutOfService?
    private var isKnown = false
    /// Whether somebody has pressed a key before that.
    private var isAwaited = false
    /// Staff, while they are there.
    private(set) var visit: StaffVisit?
    /// What was asked and is not yet answered.
    private var asked: StaffRequest?
    private var asksAt = Instant(milliseconds: 0)
    private var corners = CornerChord()
    /// Whether the page opens once the store has said what it asks for.
    private var isCalled = false

    init(_ access: StaffAccess) { self.access = access }

    /// Takes what came in.
    mutating func take(_ input: Wizard.Input, at wizard: Wizard) -> Step {
        switch input {
        case .key(let key): return visit == nil ? takeAtDoor(key, at: wizard) : takeInside(key, at: wizard)
        case .ticked: return tick(at: wizard)
        case .staffAnswered(let reply): return hear(reply, at: wizard)
        case .traced(let trace):
            visit?.take(trace)
            return .taken
        // What the member waits for is looked at when she has her page again.
        case .storeChanged: return visit == nil ? .notForStaff : .taken
        case .answered, .resized, .learntWidth, .pictureSaved: return .notForStaff
        }
    }

    /// Staff have gone.
    mutating func endVisit() { visit = nil }

    /// The staff key, on any page; and where the kiosk is out of service, or nobody knows yet, no other begins.
    private mutating func takeAtDoor(_ key: Key, at wizard: Wizard) -> Step {
        if isAskedFor(by: key, at: wizard) {
            // What is on its way belongs to the member's page: whoever wants the other presses once more.
            let isBusy = wizard.askedAt != nil || wizard.isLooking
            guard !isBusy, wizard.size.holdsPages else { return .taken }
            if let asked {
                // The welcome's own question is under way, and its answer says what this page needs.
                if case .look = asked { isCalled = true }
                return .taken
            }
            // Accounts may have been made since this process began.
            (asked, isCalled) = (.look, true)
            return .ask(.look)
        }
        if case .altFunction = key { return .taken }
        guard wizard.isWelcoming, !isKnown || outOfService != nil else { return .notForStaff }
        isAwaited = !isKnown
        return looks(at: wizard.now) ? .ask(.look) : .taken
    }

    /// At a terminal without a keyboard it is the corners.
    private mutating func isAskedFor(by key: Key, at wizard: Wizard) -> Bool {
        guard wizard.touch, case .pointed(let row, let column) = key else { return key == access.key }
        return corners.take(row: row, column: column, at: wizard.now, in: wizard.size)
    }

    private mutating func takeInside(_ key: Key, at wizard: Wizard) -> Step {
        guard asked == nil, let outcome = visit?.take(key, at: wizard.seen, in: wizard.view) else { return .taken }
        switch outcome {
        case .none: return .taken
        case .end: return .endVisit(byItself: false)
        case .ask(let request):
            asked = request
            return .ask(request)
        }
    }

    private mutating func tick(at wizard: Wizard) -> Step {
        guard visit != nil else {
            return wizard.isWelcoming && looks(at: wizard.now) ? .ask(.look) : .notForStaff
        }
        return asked == nil && visit?.giveWay(at: wizard.now) == true ? .endVisit(byItself: true) : .taken
    }

    /// Whether the store is to be asked now whether the kiosk is out of service.
    private mutating func looks(at now: Instant) -> Bool {
        guard !isKnown, asked == nil, isAwaited || now >= asksAt else { return false }
        asked = .look
        return true
    }

    private mutating func hear(_ reply: StaffReply, at wizard: Wizard) -> Step {
        guard let request = asked else { return .taken }
        asked = nil
        switch request {
        case .look:
            if isCalled, let entrance = reply.entrance {
                visit = StaffVisit(access, by: entrance, in: wizard.language, at: wizard.now)
            }
            isCalled = false
            return learn(reply, at: wizard.now)
        // Whatever the record has to say of it, the member's login ends.
        case .startOver: return .startOver
        case .takeOutOfService where reply.problem == nil: return .startOver
        default: break
        }
        if reply.problem == nil { outOfService = reply.outOfService }
        visit?.hear(reply, to: request, in: wizard.view)
        return .taken
    }

    /// Where the store could not be read, whoever waits is let in: the next page tells her what is wrong.
    private mutating func learn(_ reply: StaffReply, at now: Instant) -> Step {
        if reply.problem == nil { (isKnown, outOfService) = (true, reply.outOfService) }
        asksAt = now.adding(seconds: Self.patienceSeconds)
        defer { isAwaited = false }
        return isAwaited && outOfService == nil ? .begin : .taken
    }
}
