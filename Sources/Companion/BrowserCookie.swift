import Accounts
import Hummingbird

/// The cookie by which a browser that opened a ticket is known again.
struct BrowserCookie: Sendable {
    /// Whether pages come over TLS.
    let isSecure: Bool
    let seconds: Int
    /// What it is called.
    var base = "task"

    /// RFC 6265bis §4.1.3.2: with this prefix no other host, and no page without TLS, can set it.
    var name: String { isSecure ? "__Host-\(base)" : base }

    func token(in request: Request) -> BrowserToken? { request.cookies[name].map { BrowserToken($0.value) } }

    func set(_ token: BrowserToken, on response: inout Response) {
        response.setCookie(
            Cookie(
                name: name, value: token.revealedText, maxAge: seconds, path: "/", secure: isSecure, httpOnly: true,
                sameSite: .strict))
    }
}
