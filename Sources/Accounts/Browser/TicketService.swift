import CredentialStore

/// A service that a browser asks which has opened a ticket. Its session is opened once in each transaction.
protocol TicketService: Service {}

extension TicketService {
    func read<Success>(
        by token: BrowserToken, _ body: (BrowserSession) throws -> Success
    ) -> Result<Success, BrowserTaskProblem> {
        attempt { try read { try body($0.browserSession(token)) } }
    }

    func write<Success>(
        by token: BrowserToken, _ body: (Transaction, inout BrowserSession) throws -> Success
    ) -> Result<Success, BrowserTaskProblem> {
        attempt {
            try write { transaction in
                var browser = try transaction.snapshot.browserSession(token)
                return try body(transaction, &browser)
            }
        }
    }
}
