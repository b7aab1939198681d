import CredentialStore
import Secrets

/// What of a ticket is hashed, each for its own purpose: one secret in the place of another is another hash.
extension Vault {
    private static var userCodePurpose: String { "ticket letters" }
    private static var numberPurpose: String { "ticket number" }
    private static var devicePurpose: String { "number of a device" }

    func hash(_ clear: some Sequence<UInt8>, by kind: TicketHash) -> [UInt8] {
        keyedHash(clear, purpose: kind.purpose)
    }

    /// Under every key of the ring: a ticket may have been hashed under an earlier one.
    func hashes(_ clear: some Sequence<UInt8>, by kind: TicketHash) -> [[UInt8]] {
        keyedHashes(clear, purpose: kind.purpose)
    }

    func hash(userCode: String) -> [UInt8] { keyedHash(userCode.utf8, purpose: Self.userCodePurpose) }

    func isUserCode(_ userCode: String, of ticket: TicketRecord) -> Bool {
        keyedHashes(userCode.utf8, purpose: Self.userCodePurpose).contains { equalInConstantTime($0, ticket.codeHash) }
    }

    /// The number behind its ticket: the same two digits of another are another number.
    func hash(number: String, ofTicket id: String) -> [UInt8] {
        keyedHash("\(id) \(number)".utf8, purpose: Self.numberPurpose)
    }

    func isNumber(_ number: String, of ticket: TicketRecord) -> Bool {
        keyedHashes("\(ticket.id) \(number)".utf8, purpose: Self.numberPurpose)
            .contains { equalInConstantTime($0, ticket.numberHash) }
    }

    /// Whether that browser opened the ticket.
    func isBrowser(_ token: BrowserToken, of ticket: TicketRecord) -> Bool {
        guard let hash = ticket.browserHash else { return false }
        return hashes(token.revealedText.utf8, by: .browser).contains { equalInConstantTime($0, hash) }
    }

    /// The number that the page of a browser shows, which she types at the terminal.
    func deviceNumber(of ticket: TicketRecord) -> String {
        let hash = lastingHash(ticket.browserHash ?? [], purpose: Self.devicePurpose)
        return "\(OwnTicket.numbers.lowerBound + (Int(hash[0]) << 8 | Int(hash[1])) % OwnTicket.numbers.count)"
    }
}

extension TicketHash {
    fileprivate var purpose: String { "ticket \(rawValue)" }
}
