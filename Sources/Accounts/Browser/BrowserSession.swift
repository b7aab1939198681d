import CredentialStore
import FlowEngine
import Passkeys
import Content

/// A browser that has opened a ticket, as it counts in one view of the store: found once by its token, and handed on.
struct BrowserSession: SnapshotPart {
    let snapshot: Snapshot
    var ticket: TicketRecord

    /// What was proved at the ticket's terminal, as it counts now.
    func session() throws -> Session { try snapshot.session(of: ticket) }

    /// What the browser has to do now.
    func task() throws -> BrowserTask {
        guard let member = try records.member(ticket.member) else { throw BrowserTaskProblem.noTicket }
        let passkeys = try records.passkeys(member.id)
        let place = try place()
        let isBeingRegistered = if case .step = place { true } else { false }
        return BrowserTask(
            place: place, isAtHome: ticket.isForHome, terminal: ticket.terminal, since: ticket.createdAt,
            maskedName: member.maskedName, validUntil: ticket.validUntil,
            deviceName: passkeys.last { ($0.provedAt == nil) == isBeingRegistered }?.name,
            mayUsePhone: try passkeys.contains { try $0.passkey().transports.contains(.hybrid) })
    }

    /// 2-3, 2-5: the key for the app, which the browser shows beside the terminal. It goes when the app has been
    /// proved, or she takes another way (S31). S15: of what a kiosk shows, no picture comes to a kiosk's browser; only
    /// a phone's takes it.
    func shownKey(isHandheld: Bool) throws -> ShownKey {
        guard isHandheld || !ticket.isKiosk else { throw BrowserTaskProblem.noTicket }
        guard let member = try records.member(ticket.member), let pending = try snapshot.pendingKey(of: member.id)
        else { throw BrowserTaskProblem.otherStep }
        return try report.shownKey(pending, of: member)
    }

    func place() throws -> BrowserTask.Place {
        if ticket.isForHome { return try placeAtHome() }
        if ticket.provedAt != nil {
            return ticket.isAddition ? .added : end(of: try records.journey(ticket.member)?.journey)
        }
        let session = try session()
        if ticket.confirmedAt == nil { return .confirmation(number: vault.deviceNumber(of: ticket)) }
        if ticket.isAddition {
            let isRegistered = try records.passkeys(ticket.member).contains { $0.provedAt == nil }
            return isRegistered ? .additionProof : .addition
        }
        let journey = try records.journey(ticket.member)?.journey.resumed(with: session.authenticationLevel)
        switch journey?.shown {
        case .secondFactor?, .step(.step2_2star_4)?: return ticket.approvedAt == nil ? .approval : .signIn
        case .step(let step)? where journey?.shown.isOnTicket == true: return .step(step)
        case .step(let step)? where journey?.shown.isBesideKey == true: return .key(step)
        // She took another way at the terminal.
        default: throw BrowserTaskProblem.noTicket
        }
    }

    /// The branch's last page, until she has logged in again.
    private func end(of journey: Journey?) -> BrowserTask.Place {
        guard case .step(let step)? = journey?.saved, let branch = Branch.of(step), branch != .phoneForPC else {
            return .done
        }
        return .complete(step)
    }

    private func placeAtHome() throws -> BrowserTask.Place {
        let session = try session()
        guard let journey = try records.journey(ticket.member)?.journey.resumed(with: session.authenticationLevel)
        else {
            throw BrowserTaskProblem.noTicket
        }
        if journey.isFinished { return end(of: journey) }
        guard case .step(let step) = journey.shown, let branch = Branch.of(step), branch.isOnOwnPC else {
            throw BrowserTaskProblem.noTicket
        }
        switch (branch.method, Branch.completion(of: step)) {
        // Begun anew elsewhere: she comes in by the letters again.
        case (_, .login), (_, .ticketOpened), (_, nil): throw BrowserTaskProblem.overAtHome
        case (.app, .appCode): return .code(step)
        case (.app, _): return step == branch.step(after: branch.loginStep) ? .key(step) : .told(step)
        default: return .step(step)
        }
    }
}

extension Snapshot {
    /// The session of the browser that has opened a ticket by that token, while the ticket counts.
    func browserSession(_ token: BrowserToken) throws -> BrowserSession {
        guard let ticket = try ticket(token.revealedText.utf8, by: .browser), ticket.closedAt == nil else {
            throw BrowserTaskProblem.noTicket
        }
        let session = BrowserSession(snapshot: self, ticket: ticket)
        if ticket.validUntil > now { return session }
        guard ticket.isForHome else { throw BrowserTaskProblem.noTicket }
        // What is done stays said, in a tab that was left open too.
        guard try records.journey(ticket.member)?.journey.isFinished == true else {
            throw BrowserTaskProblem.overAtHome
        }
        return session
    }
}
