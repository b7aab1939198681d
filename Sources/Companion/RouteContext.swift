import CredentialStore
import Hummingbird
import Content
import Accounts

/// What every route shares: the account services, the pages, the cookie.
struct RouteContext: Sendable {
    let pool: BlockingPool
    let renderer: PageRenderer
    let cookie: BrowserCookie

    /// What a browser has from looking at a ticket on: it opens it by that, so that pressing twice is pressing once.
    var visitCookie: BrowserCookie { BrowserCookie(isSecure: cookie.isSecure, seconds: cookie.seconds, base: "visit") }

    func page(_ page: WebPage, _ request: Request, at path: String, status: HTTPResponse.Status = .ok) -> Response {
        let html = renderer.html(
            of: page, in: BrowserLanguage.of(request), at: path, isAnswer: request.method == .post)
        return Response.html(html, status: status)
    }

    /// A ticket's page before it is opened.
    func looking(_ page: WebPage, _ request: Request, at path: String) -> Response {
        var response = self.page(page, request, at: path)
        visitCookie.set(pool.services.tickets.newBrowserToken(), on: &response)
        return response
    }

    /// To the task of a browser that has opened a ticket.
    func begin(_ browser: BrowserToken) -> Response {
        var response = Response.seeOther(BrowserTaskPath.page)
        cookie.set(browser, on: &response)
        return response
    }

    func ticketPages(_ request: Request) -> TicketPages {
        TicketPages(words: renderer.words(in: BrowserLanguage.of(request)))
    }

    func taskPages(_ request: Request) -> BrowserTaskPages {
        BrowserTaskPages(words: renderer.words(in: BrowserLanguage.of(request)), device: device(of: request))
    }

    func device(of request: Request) -> DeviceKind {
        DeviceKind(userAgent: request.headers[.userAgent].map { String($0.prefix(500)) } ?? "")
    }

    /// The fields of a form, bounded (S33).
    func form<Fields: Decodable>(_ type: Fields.Type, of request: Request) async throws -> Fields {
        let body = try await body(of: request)
        do {
            return try URLEncodedFormDecoder().decode(type, from: String(buffer: body))
        } catch {
            // It has errors of several kinds for what is no form (half a percent sign, a bracket too many).
            throw HTTPError(.badRequest)
        }
    }

    /// The body as it came, bounded (S33).
    func bytes(of request: Request) async throws -> [UInt8] {
        Array(buffer: try await body(of: request))
    }

    private func body(of request: Request) async throws -> ByteBuffer {
        do {
            return try await request.body.collect(upTo: CompanionRequestContext.longestBody)
        } catch let error as any HTTPResponseError {
            throw error
        } catch is CancellationError {
            throw CancellationError()
        } catch {
            // She has gone, or was cut off, before its end: no fault of ours that an operator should look for.
            throw HTTPError(.badRequest)
        }
    }
}

extension LinkToken {
    /// What of it may stand in a path that is written into a page: letters and digits of ASCII.
    var pathPart: String { revealedText.filter { $0.isASCII && ($0.isLetter || $0.isNumber) } }
}

extension CompanionRequestContext {
    /// The token in the path of the address that was opened.
    func linkToken() throws -> LinkToken { LinkToken(written: try parameters.require("token")) }
}
