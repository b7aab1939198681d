import Hummingbird
import Manual
import Portal

/// `/m/…`: the link of the mail of 1【6】. GET and HEAD change nothing, however often a scanner looks; its button
/// confirms, once (S20).
struct MailLinkRoutes: Sendable {
    static let folder = "/m/"
    /// Where a second press, a reload or another language finds the same answer.
    private static let done = "/m/done"
    let reception: Reception

    func add(to router: Router<Visit>) {
        router.get(RouterPath(Self.done)) { request, _ in
            reception.page(pages(request).confirmed(), request, at: Self.done)
        }
        let path = RouterPath("\(Self.folder):token")
        router.get(path) { request, visit in
            let (token, page) = (try visit.parameters.require("token"), pages(request))
            switch await reception.desk({ $0.look(atMailLink: token) }) {
            case .success(let notice):
                return reception.page(
                    page.confirmation(of: notice, action: Self.path(of: token)), request, at: Self.path(of: token))
            case .failure: return reception.page(page.over(), request, at: Self.path(of: token), status: .gone)
            }
        }
        router.post(path) { request, visit in
            let (token, page) = (try visit.parameters.require("token"), pages(request))
            switch await reception.desk({ $0.confirmMail(byLink: token) }) {
            case .success: return Answer.seeOther(Self.done)
            case .failure(let problem):
                return reception.page(page.over(), request, at: Self.path(of: token), status: problem.status)
            }
        }
    }

    private func pages(_ request: Request) -> MailLinkPages {
        MailLinkPages(words: reception.press.words(in: BrowserLanguage.of(request)))
    }

    private static func path(of token: String) -> String {
        folder + Reception.pathPart(token)
    }
}
