private import Content

/// A move that an event made: the new journey, and what must happen with it.
public struct Transition: Hashable, Sendable {
    /// Where she stands now.
    public var journey: Journey
    /// What must happen in the same transaction, in this order.
    public var effects: [Effect]
}

/// The journey as a pure machine over the manual's steps: no clock, no chance, no I/O.
public struct FlowEngine: Sendable {
    /// What is offered.
    public let policy: Policy

    /// A machine that offers what `policy` says.
    public init(policy: Policy) { self.policy = policy }

    /// Where an event leads, or why it cannot happen here.
    public func advance(_ journey: Journey, by event: Event) -> Result<Transition, Refusal> {
        do throws(Refusal) {
            return .success(try transition(journey, event))
        } catch {
            return .failure(error)
        }
    }

    private func transition(_ journey: Journey, _ event: Event) throws(Refusal) -> Transition {
        switch event {
        case .overviewRead:
            guard case .step(let step) = journey.shown, step.chapter == "0" || step == .step1_1 else {
                throw .outOfOrder(journey.shown)
            }
            return journey.moved(to: .step(.step1_2))
        case .passwordAccepted(let kind): return try acceptPassword(journey, kind)
        case .birthdateMatched: return try matchBirthdate(journey)
        case .loggedOut: return try logOut(journey)
        default: break
        }
        switch journey.authenticationLevel {
        case .outside where event == .continued || event == .steppedBack: return try walkBeforeLogin(journey, event)
        case .outside: throw .notLoggedIn
        case .initialPasswordProved: throw .birthdateFirst
        case .identified(.guessable) where journey.isBeforeMail: return try moveOnGuess(journey, event)
        case .identified(let kind): return try moveInFirstLogin(journey, event, kind)
        case .confirmingAgain(let place): return try confirmAgain(journey, event, at: place)
        case .passwordProved where journey.shown == .secondFactor: return try proveSecondFactor(journey, event)
        case .passwordProved: return try moveInSetUp(journey, event)
        case .signedIn: return try moveOnTopPage(journey, event)
        }
    }
}

extension Journey {
    func moved(to saved: Location, _ effects: [Effect] = []) -> Transition {
        var journey = self
        journey.saved = saved
        return Transition(journey: journey, effects: effects)
    }

    /// The journey after the office drew a new notice: first login begins again. A choice that was made stays, unless
    /// a method was enrolled already: whoever needs a new notice then has to prove a method anew.
    public func begunAgain() -> Journey {
        var journey = Journey()
        journey.saved = .step(.step1_2)
        if enrolled.isEmpty {
            journey.method = method
            journey.devices = devices
            journey.branch = branch
        }
        return journey
    }

    /// The journey of an imported member, who has not logged in yet.
    public static func awaitingFirstLogin() -> Journey { Journey().moved(to: .step(.step1_2)).journey }
}
