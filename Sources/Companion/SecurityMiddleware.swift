import HTTPTypes
import Hummingbird
import Content
import Accounts

/// Stands before every route: who may ask, how much, and from which page; and what every answer bears (S28).
struct SecurityMiddleware: RouterMiddleware {
    typealias Context = CompanionRequestContext

    let address: CompanionAddress
    let client: ClientAddress
    let rate: RequestRate
    let renderer: PageRenderer

    func handle(
        _ request: Request, context: CompanionRequestContext,
        next: (Request, CompanionRequestContext) async throws -> Response
    ) async throws -> Response {
        var requestContext = context
        requestContext.blocks = client(request, peer: requestContext.peer)
        var response = try await answer(request, requestContext, next)
        for (name, value) in Self.headers { response.headers[name] = value }
        // RFC 6797 §7.2: never over plain HTTP.
        if address.isSecure { response.headers[.strictTransportSecurity] = "max-age=31536000" }
        return response
    }

    private func answer(
        _ request: Request, _ requestContext: CompanionRequestContext,
        _ next: (Request, CompanionRequestContext) async throws -> Response
    ) async throws -> Response {
        guard rate.admits(requestContext.blocks) else { return farewell(.tooManyRequests, "web.tooMany", request) }
        guard RequestForm.isClear(request) else { return farewell(.badRequest, "web.notUnderstood", request) }
        // A name that leads here and is not ours, as another's page would use it to reach this machine.
        let isOurs = client.isProxy(requestContext.peer) || request.head.authority == authority
        guard isOurs || HealthRoutes.owns(request.uri.path) else {
            return sorry(.misdirectedRequest, "web.notFound", request)
        }
        // S28: exactly our own pages send anything here.
        if request.method == .post, request.headers[.origin] != address.origin {
            return sorry(.forbidden, "web.foreign", request)
        }
        do {
            return try await next(request, requestContext)
        } catch let error as any HTTPResponseError {
            // What is unknown, too long or not to be read; never more than that.
            let isKnown = error.status == .notFound || error.status == .contentTooLarge
            let phrase: Phrase = error.status == .notFound ? "web.notFound" : "web.notUnderstood"
            return sorry(isKnown ? error.status : .badRequest, phrase, request)
        } catch is DecodingError {
            return sorry(.badRequest, "web.notUnderstood", request)
        } catch is CancellationError {
            throw CancellationError()
        } catch {
            return sorry(.internalServerError, "web.inside", request)
        }
    }

    /// The same, and nothing more on this connection.
    private func farewell(_ status: HTTPResponse.Status, _ phrase: Phrase, _ request: Request) -> Response {
        var response = sorry(status, phrase, request)
        response.headers[.connection] = "close"
        return response
    }

    private func sorry(_ status: HTTPResponse.Status, _ phrase: Phrase, _ request: Request) -> Response {
        let language = BrowserLanguage.of(request)
        let page = TicketPages(words: renderer.words(in: language)).sorry(phrase)
        return Response.html(renderer.html(of: page, in: language, at: "/t"), status: status)
    }

    private var authority: String { String(address.origin.split(separator: "/").last ?? "") }

    private static var headers: [(HTTPField.Name, String)] {
        [
            (
                .contentSecurityPolicy,
                "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
                    + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
            ),
            // Not `no-referrer`: with that a browser sends `Origin: null` with a form (Fetch, "append a request Origin
            // header"), and our own pages could not be told from others. Nothing goes to anybody else all the same.
            (.referrerPolicy, "same-origin"), (.frameOptions, "DENY"), (.xContentTypeOptions, "nosniff"),
            (.cacheControl, "no-store"), (.openerPolicy, "same-origin"), (.resourcePolicy, "same-origin"),
            (.permissionsPolicy, "publickey-credentials-create=(self), publickey-credentials-get=(self)"),
        ]
    }
}

extension HTTPField.Name {
    fileprivate static var referrerPolicy: Self { known("Referrer-Policy") }
    fileprivate static var frameOptions: Self { known("X-Frame-Options") }
    fileprivate static var openerPolicy: Self { known("Cross-Origin-Opener-Policy") }
    fileprivate static var resourcePolicy: Self { known("Cross-Origin-Resource-Policy") }
    fileprivate static var permissionsPolicy: Self { known("Permissions-Policy") }

    private static func known(_ name: String) -> Self {
        guard let field = Self(name) else { preconditionFailure("\(name) is a field's name") }
        return field
    }
}
