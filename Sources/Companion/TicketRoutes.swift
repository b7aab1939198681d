import Hummingbird
import Manual
import Portal

/// `/t`: from the code on the screen to the browser's task.
struct TicketRoutes: Sendable {
    let reception: Reception

    private struct Letters: Decodable { let letters: String }

    private struct Switch: Decodable {
        let language: String
        let back: String
    }

    func add(to router: Router<Visit>) {
        router.get("/") { _, _ in Answer.seeOther("/t") }
        router.get("/t") { request, _ in letters(request) }
        router.post("/t") { request, visit in try await look(request, visit) }
        router.post("/t/open") { request, visit in
            let letters = try await reception.form(Letters.self, of: request).letters
            return await open(.letters(letters), request, visit, at: "/t")
        }
        // Capital letters make the QR code smaller; a browser keeps them in the path.
        for path in ["/t/:token", "/T/:token"] as [RouterPath] {
            router.get(path) { request, visit in try await show(request, visit) }
            router.post(path) { request, visit in
                let token = try visit.parameters.require("token")
                return await open(.token(token), request, visit, at: Self.path(of: token))
            }
        }
        router.post("/language") { request, _ in try await switchLanguage(request) }
        router.get("/style.css") { _, _ in Answer.file(WebFile.style.text, "text/css; charset=utf-8") }
        router.get("/copy.js") { _, _ in Answer.file(WebFile.copyScript.text, "text/javascript; charset=utf-8") }
        router.get("/waiting.js") { _, _ in
            Answer.file(WebFile.waitingScript.text, "text/javascript; charset=utf-8")
        }
        router.get("/passkey.js") { _, _ in Answer.file(WebFile.script.text, "text/javascript; charset=utf-8") }
    }

    private static func path(of token: String) -> String {
        "/t/\(Reception.pathPart(token))"
    }

    private func letters(_ request: Request) -> Response {
        reception.page(reception.ticketPages(request).letters(), request, at: "/t")
    }

    /// S20: looking changes nothing, however often.
    private func show(_ request: Request, _ visit: Visit) async throws -> Response {
        let token = try visit.parameters.require("token")
        let pages = reception.ticketPages(request)
        let path = Self.path(of: token)
        let browser = reception.cookie.value(in: request)
        switch await reception.desk({ $0.look(at: .token(token), from: visit.client, by: browser) }) {
        case .success(let notice):
            let page = pages.opening(of: notice, named: .token(Reception.pathPart(token)), action: path)
            return reception.looking(page, request, at: path)
        case .failure(.openedHere): return Answer.seeOther(BrowserTaskPath.page)
        case .failure: return reception.page(pages.over(), request, at: "/t", status: .gone)
        }
    }

    private func look(_ request: Request, _ visit: Visit) async throws -> Response {
        let letters = try await reception.form(Letters.self, of: request).letters
        let pages = reception.ticketPages(request)
        let browser = reception.cookie.value(in: request)
        switch await reception.desk({ $0.look(at: .letters(letters), from: visit.client, by: browser) }) {
        case .success(let notice):
            let page = pages.opening(of: notice, named: .letters(letters), action: "/t/open")
            return reception.looking(page, request, at: "/t")
        case .failure(.openedHere): return Answer.seeOther(BrowserTaskPath.page)
        case .failure(let problem):
            let page = pages.letters(alert: pages.alert(for: problem), typed: String(letters.prefix(20)))
            return reception.page(page, request, at: "/t", status: problem.status)
        }
    }

    private func open(_ key: TicketKey, _ request: Request, _ visit: Visit, at path: String) async -> Response {
        let wished = reception.visitCookie.value(in: request)
        let device = reception.device(of: request)
        switch await reception.desk({ $0.open(key, from: visit.client, as: wished, on: device) }) {
        case .success(let browser): return reception.begin(browser)
        case .failure(let problem):
            let page = reception.ticketPages(request).over()
            return reception.page(page, request, at: "/t", status: problem.status)
        }
    }

    private func switchLanguage(_ request: Request) async throws -> Response {
        let wish = try await reception.form(Switch.self, of: request)
        guard let language = Language(rawValue: wish.language) else { throw HTTPError(.badRequest) }
        // Only to pages of ours.
        let isOurs =
            wish.back == BrowserTaskPath.page || wish.back == "/t"
            || ["/t/", MailLinkRoutes.folder].contains(where: wish.back.hasPrefix)
        var response = Answer.seeOther(isOurs ? wish.back : "/t")
        response.setCookie(
            Cookie(
                name: BrowserLanguage.cookie(isSecure: reception.cookie.isSecure), value: language.rawValue,
                maxAge: 31_536_000, path: "/", secure: reception.cookie.isSecure, httpOnly: true, sameSite: .lax))
        return response
    }
}

extension BrowserTaskProblem {
    /// How a trouble is told to a browser.
    var status: HTTPResponse.Status {
        switch self {
        case .noTicket, .overAtHome: .gone
        case .openedHere: .seeOther
        case .crowded: .serviceUnavailable
        case .notLetters, .wrongNumber, .refused, .code: .unprocessableContent
        case .waitFirst: .tooManyRequests
        case .noMatch: .unprocessableContent
        case .setUpExpired: .gone
        case .otherStep, .alreadyRegistered: .conflict
        case .inside: .internalServerError
        }
    }

    /// What the page's script calls it.
    var failure: String {
        switch self {
        case .noTicket, .openedHere: "over"
        case .overAtHome: "overAtHome"
        case .refused: "refused"
        case .alreadyRegistered: "registered"
        case .otherStep: "otherStep"
        case .notLetters, .waitFirst, .wrongNumber, .code, .noMatch, .setUpExpired, .crowded, .inside: "other"
        }
    }
}
