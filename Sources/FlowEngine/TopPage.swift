/// What an enrolled member does on the top page. Whether her password was typed again is the account services' to check
/// (S34).
extension FlowEngine {
    func moveOnTopPage(_ journey: Journey, _ event: Event) throws(Refusal) -> Transition {
        switch event {
        case .passwordChanged(let suitsMail): return try changePassword(journey, suitsMail)
        case .methodAdded(let method): return try add(method, journey)
        case .methodRemoved(let method): return try remove(method, journey)
        case .methodPreferred(let method):
            guard journey.enrolled.contains(method) else { throw .notEnrolled }
            guard journey.usualMethod != method else { return Transition(journey: journey, effects: []) }
            var next = journey
            next.method = method
            return Transition(journey: next, effects: [.tell(.methodPreferred)])
        case .addressReplaced:
            var next = journey
            next.mail = .confirmed
            return Transition(journey: next, effects: [.confirmAddress, .tell(.addressReplaced)])
        case .phoneForPCWanted: return try signInBesidePhone(journey)
        default: throw .outOfOrder(journey.shown)
        }
    }

    private func changePassword(_ journey: Journey, _ suitsMail: Bool) throws(Refusal) -> Transition {
        // S05: beside the mail code no shorter password than its own.
        guard suitsMail || !journey.enrolled.contains(.mail) else { throw .outOfOrder(journey.shown) }
        var next = journey
        next.passwordSuitsMail = suitsMail
        return Transition(journey: next, effects: [.storePassword, .discardKey, .tell(.passwordChanged)])
    }

    /// Another key of an app counts as the app once more.
    private func add(_ method: Method, _ journey: Journey) throws(Refusal) -> Transition {
        guard policy.methods.contains(method) else { throw .notOffered }
        guard method != .mail || journey.mail == .confirmed else { throw .mailNotConfirmed }
        guard method != .mail || journey.passwordSuitsMail else { throw .passwordTooShort }
        var next = journey
        next.enrolled.insert(method)
        return Transition(journey: next, effects: [.enrol(method), .tell(.methodAdded)])
    }

    private func remove(_ method: Method, _ journey: Journey) throws(Refusal) -> Transition {
        guard journey.enrolled.contains(method) else { throw .notEnrolled }
        guard let next = journey.without(method) else { throw .lastMethod }
        return Transition(journey: next, effects: [.tell(.methodRemoved)])
    }

    private func signInBesidePhone(_ journey: Journey) throws(Refusal) -> Transition {
        guard journey.enrolled.contains(.passkey) else { throw .notEnrolled }
        var next = journey
        next.authenticationLevel = .outside
        next.branch = .phoneForPC
        return next.moved(to: .step(Branch.phoneForPC.firstStep), [.endSession])
    }
}

extension Journey {
    /// The journey after a method was taken away; `nil` where it was the last.
    public func without(_ method: Method) -> Journey? {
        guard enrolled.count > 1 else { return nil }
        var next = self
        next.enrolled.remove(method)
        // The end of a branch is no place any more for whoever has not its method.
        return next.moved(to: .topPage).journey
    }

    /// The method by which her password's length goes (S05): the mail code asks for more than any other.
    public var strictestMethod: Method? {
        if enrolled.isEmpty { return method }
        return enrolled.contains(.mail) ? .mail : usualMethod
    }

    /// The method that a later login asks for first: the one that was chosen, as long as it counts.
    public var usualMethod: Method? {
        if let method, enrolled.contains(method) { return method }
        return Method.allCases.first { enrolled.contains($0) }
    }
}
