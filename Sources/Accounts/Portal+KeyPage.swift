import CredentialStore
import FlowEngine

/// 2-3, 2-5: the key for the app on a page of the companion, beside the terminal that shows it too.
extension Portal {
    /// The key that the browser's page shows. It goes when the app has been proved, or she takes another way (S31).
    /// S15: of what a kiosk shows, no picture comes to a kiosk's browser; only a phone's takes it.
    public func shownKey(isHandheld: Bool, _ browser: String) -> Result<ShownKey, BrowserTaskProblem> {
        attempt {
            try store.read { records in
                let ticket = try ticket(of: browser, in: records)
                guard isHandheld || !ticket.isKiosk else { throw BrowserTaskProblem.noTicket }
                guard case .key = try task(of: ticket, in: records).place,
                    let member = try records.member(ticket.member),
                    let pending = try pendingKey(of: member.id, in: records)
                else { throw BrowserTaskProblem.otherStep }
                return try shownKey(pending, of: member)
            }
        }
    }
}

extension Location {
    /// Whether the place is one whose key a browser may show as well: behind the login of an app's branch.
    var isBesideKey: Bool {
        guard case .step(let step) = self, let branch = Branch.of(step), branch.method == .app else { return false }
        return branch.steps.drop { $0.step != branch.loginStep }.dropFirst().contains { $0.step == step }
    }
}
