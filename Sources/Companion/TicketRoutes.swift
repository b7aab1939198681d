import Hummingbird
import Content
import Accounts
import TypedInput

/// `/t`: from the code on the screen to the browser's task.
struct TicketRoutes: Sendable {
    let context: RouteContext

    private struct Letters: Decodable { let letters: String }

    private struct Switch: Decodable {
        let language: String
        let back: String
    }

    func add(to router: Router<CompanionRequestContext>) {
        router.get("/") { _, _ in Response.seeOther("/t") }
        router.get("/t") { request, requestContext in await showByLetters(request, requestContext) }
        router.post("/t") { request, requestContext in try await look(request, requestContext) }
        router.post("/t/open") { request, requestContext in
            let letters = try await context.form(Letters.self, of: request).letters
            return await open(.userCode(letters), request, requestContext)
        }
        // Capital letters make the QR code smaller; a browser keeps them in the path.
        for path in ["/t/:token", "/T/:token"] as [RouterPath] {
            router.get(path) { request, requestContext in try await show(request, requestContext) }
            router.post(path) { request, requestContext in
                await open(.token(try requestContext.linkToken()), request, requestContext)
            }
        }
        router.post("/language") { request, _ in try await switchLanguage(request) }
        router.get("/style.css") { _, _ in Response.file(WebFile.style.text, "text/css; charset=utf-8") }
        router.get("/copy.js") { _, _ in Response.file(WebFile.copyScript.text, "text/javascript; charset=utf-8") }
        router.get("/waiting.js") { _, _ in
            Response.file(WebFile.waitingScript.text, "text/javascript; charset=utf-8")
        }
        router.get("/answered.js") { _, _ in
            Response.file(WebFile.answeredScript.text, "text/javascript; charset=utf-8")
        }
        router.get("/passkey.js") { _, _ in Response.file(WebFile.script.text, "text/javascript; charset=utf-8") }
    }

    /// The page for the letters, or what they stand for.
    private func showByLetters(_ request: Request, _ requestContext: CompanionRequestContext) async -> Response {
        guard let letters = request.uri.queryParameters["letters"].map(String.init) else {
            return context.page(context.ticketPages(request).letters(), request, at: "/t")
        }
        let key = TicketKey.userCode(letters)
        let pages = context.ticketPages(request)
        let browser = context.cookie.token(in: request)
        switch await context.pool({ $0.tickets.look(at: key, from: requestContext.client, by: browser) }) {
        case .success(let notice):
            return context.looking(pages.opening(of: notice, named: key, action: "/t/open"), request, at: key.path)
        case .failure(.openedHere): return Response.seeOther(BrowserTaskPath.page)
        case .failure(let problem):
            return context.page(
                pages.letters(alert: pages.alert(for: problem)), request, at: "/t", status: problem.status)
        }
    }

    /// S20: looking changes nothing, however often.
    private func show(_ request: Request, _ requestContext: CompanionRequestContext) async throws -> Response {
        let token = try requestContext.linkToken()
        let pages = context.ticketPages(request)
        let path = TicketKey.token(token).path
        let browser = context.cookie.token(in: request)
        switch await context.pool({ $0.tickets.look(at: .token(token), from: requestContext.client, by: browser) }) {
        case .success(let notice):
            let page = pages.opening(of: notice, named: .token(LinkToken(written: token.pathPart)), action: path)
            return context.looking(page, request, at: path)
        case .failure(.openedHere): return Response.seeOther(BrowserTaskPath.page)
        case .failure: return context.page(pages.over(), request, at: "/t", status: .gone)
        }
    }

    private func look(_ request: Request, _ requestContext: CompanionRequestContext) async throws -> Response {
        let letters = try await context.form(Letters.self, of: request).letters
        let pages = context.ticketPages(request)
        let browser = context.cookie.token(in: request)
        switch await context.pool({ $0.tickets.look(at: .userCode(letters), from: requestContext.client, by: browser) })
        {
        case .success: return Response.seeOther(TicketKey.userCode(letters).path)
        case .failure(.openedHere): return Response.seeOther(BrowserTaskPath.page)
        case .failure(let problem):
            let page = pages.letters(alert: pages.alert(for: problem), typed: String(letters.prefix(20)))
            return context.page(page, request, at: "/t", status: problem.status)
        }
    }

    private func open(
        _ key: TicketKey, _ request: Request, _ requestContext: CompanionRequestContext
    ) async -> Response {
        let wished = context.visitCookie.token(in: request)
        let device = context.device(of: request)
        switch await context.pool({ $0.tickets.open(key, from: requestContext.client, as: wished, on: device) }) {
        case .success(let browser): return context.begin(browser)
        case .failure(let problem):
            let page = context.ticketPages(request).over()
            return context.page(page, request, at: "/t", status: problem.status)
        }
    }

    private func switchLanguage(_ request: Request) async throws -> Response {
        let wish = try await context.form(Switch.self, of: request)
        guard let language = BrowserLanguage.named(wish.language) else { throw HTTPError(.badRequest) }
        // Only to pages of ours.
        let isOurs =
            wish.back == BrowserTaskPath.page || wish.back == "/t"
            || ["/t/", "/t?letters=", MailLinkRoutes.folder].contains(where: wish.back.hasPrefix)
        var response = Response.seeOther(isOurs ? wish.back : "/t")
        response.setCookie(
            Cookie(
                name: BrowserLanguage.cookie(isSecure: context.cookie.isSecure), value: language.rawValue,
                maxAge: 31_536_000, path: "/", secure: context.cookie.isSecure, httpOnly: true, sameSite: .lax))
        return response
    }
}

extension TicketKey {
    /// Where the page of the ticket stands that it names. Letters that were found right stand in the address too (RFC
    /// 8628 §3.3.1), so that going back fetches their page again; wrong ones do not, they may be anything.
    var path: String {
        switch self {
        case .token(let token): "/t/\(token.pathPart)"
        case .userCode(let letters):
            "/t?letters=" + Folding.bare(letters).filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
        }
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
