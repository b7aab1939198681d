import Hummingbird
import Content
import Accounts

/// `/m/…`: the link of the mail of 1【6】. GET and HEAD change nothing, however often a scanner looks; its button
/// confirms, once (S20).
struct MailLinkRoutes: Sendable {
    static let folder = "/m/"
    /// Where a second press, a reload or another language finds the same answer.
    private static let done = "/m/done"
    let context: RouteContext

    func add(to router: Router<CompanionRequestContext>) {
        router.get(RouterPath(Self.done)) { request, _ in
            context.page(pages(request).confirmed(), request, at: Self.done)
        }
        let path = RouterPath("\(Self.folder):token")
        router.get(path) { request, requestContext in
            let (token, page) = (try requestContext.linkToken(), pages(request))
            switch await context.pool({ $0.mailLinks.look(at: token) }) {
            case .success(let notice):
                return context.page(
                    page.confirmation(of: notice, action: Self.path(of: token)), request, at: Self.path(of: token))
            case .failure: return context.page(page.over(), request, at: Self.path(of: token), status: .gone)
            }
        }
        router.post(path) { request, requestContext in
            let (token, page) = (try requestContext.linkToken(), pages(request))
            switch await context.pool({ $0.mailLinks.confirmMail(by: token) }) {
            case .success: return Response.seeOther(Self.done)
            case .failure(let problem):
                return context.page(page.over(), request, at: Self.path(of: token), status: problem.status)
            }
        }
    }

    private func pages(_ request: Request) -> MailLinkPages {
        MailLinkPages(words: context.renderer.words(in: BrowserLanguage.of(request)))
    }

    private static func path(of token: LinkToken) -> String {
        folder + token.pathPart
    }
}
