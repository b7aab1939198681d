import Content
import CredentialStore
import FlowEngine
import Passkeys
import Secrets
import TypedInput
import World

/// 2-3, 2-5: the key for the app on a page of the companion, beside the terminal that shows it too.
extension BrowserService {
    /// The key that the browser's page shows. It goes when the app has been proved, or she takes another way (S31).
    /// S15: of what a kiosk shows, no picture comes to a kiosk's browser; only a phone's takes it.
    public func shownKey(isHandheld: Bool, _ browser: String) -> Result<ShownKey, BrowserTaskProblem> {
        attempt {
            try store.read { records in
                let ticket = try ticket(of: browser, in: records)
                guard isHandheld || !ticket.isKiosk else { throw BrowserTaskProblem.noTicket }
                guard case .key = try task(of: ticket, in: records).place,
                    let member = try records.member(ticket.member),
                    let pending = try effects.pendingKey(of: member.id, in: records)
                else { throw BrowserTaskProblem.otherStep }
                return try reports.shownKey(pending, of: member)
            }
        }
    }
}
