import Hummingbird
import Content
import Accounts
import Secrets

/// `/home`: going on at home, with user ID, the new password and what the office's terminal showed last.
struct HomeRoutes: Sendable {
    static let path = "/home"
    let context: RouteContext

    private struct Login: Decodable {
        let userID: String
        let password: String
        var token: String?
        var letters: String?

        var key: TicketKey? { token.map { .token(LinkToken(written: $0)) } ?? letters.map(TicketKey.userCode) }
    }

    func add(to router: Router<CompanionRequestContext>) {
        router.get(RouterPath(Self.path)) { _, _ in Response.seeOther("/t") }
        router.post(RouterPath(Self.path)) { request, requestContext in try await logIn(request, requestContext) }
    }

    private func logIn(_ request: Request, _ requestContext: CompanionRequestContext) async throws -> Response {
        let login = try await context.form(Login.self, of: request)
        guard let key = login.key else { throw HTTPError(.badRequest) }
        let password = SecretBytes(text: login.password)
        let outcome = await context.pool.hashing {
            $0.browser.goOnAtHome(key, userID: login.userID, password: password, from: requestContext.client)
        }
        switch outcome {
        case .success(let browser): return context.begin(browser)
        case .failure(let problem): return await again(problem, key, login, request, requestContext)
        }
    }

    /// The same page with what was wrong, as long as the ticket counts.
    private func again(
        _ problem: BrowserTaskProblem, _ key: TicketKey, _ login: Login, _ request: Request,
        _ requestContext: CompanionRequestContext
    ) async -> Response {
        let pages = context.ticketPages(request)
        let alert = [pages.alert(for: problem), problem == .noMatch ? pages.look(at: login.password) : nil]
            .compactMap(\.self).joined(separator: pages.words.between)
        if case .success(let notice) = await context.pool({ $0.tickets.look(at: key, from: requestContext.client) }),
            notice.isForHome
        {
            let page = pages.home(of: notice, named: key, userID: String(login.userID.prefix(40)), alert: alert)
            return context.page(page, request, at: key.path, status: problem.status)
        }
        return context.page(pages.over(alert: alert), request, at: "/t", status: problem.status)
    }
}

extension TicketKey {
    /// What a form calls it.
    var fieldName: String {
        switch self {
        case .token: "token"
        case .userCode: "letters"
        }
    }

    /// As it was written or typed.
    var text: String {
        switch self {
        case .token(let token): token.revealedText
        case .userCode(let letters): letters
        }
    }
}
