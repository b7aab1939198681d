import Hummingbird
import Manual
import Portal

/// `/m/…`: the link of the mail of 1【6】. GET and HEAD change nothing, however often a scanner looks; its button
/// confirms, once (S20).
struct MailLinkRoutes: Sendable {
    static let folder = "/m/"
    let reception: Reception

    func add(to router: Router<Visit>) {
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
            case .success: return reception.page(page.confirmed(), request, at: Self.path(of: token))
            case .failure(let trouble):
                return reception.page(page.over(), request, at: Self.path(of: token), status: trouble.status)
            }
        }
    }

    private func pages(_ request: Request) -> MailLinkPages {
        MailLinkPages(words: reception.press.words(in: BrowserLanguage.of(request)))
    }

    private static func path(of token: String) -> String {
        folder + token.filter { $0.isASCII && $0.isLetter || $0.isNumber }
    }
}
