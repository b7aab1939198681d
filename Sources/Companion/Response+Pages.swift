import Hummingbird

/// Responses, each whole in memory: nothing that the companion says is large.
extension Response {
    static func html(_ text: String, status: HTTPResponse.Status = .ok) -> Response {
        answer(text, "text/html; charset=utf-8", status)
    }

    static func json(_ text: String, status: HTTPResponse.Status = .ok) -> Response {
        answer(text, "application/json", status)
    }

    static func file(_ text: String, _ type: String) -> Response { answer(text, type, .ok) }

    static func file(_ bytes: [UInt8], _ type: String) -> Response {
        Response(status: .ok, headers: [.contentType: type], body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    /// RFC 9110 §15.4.4: what was sent is done; the page is to be fetched.
    static func seeOther(_ path: String) -> Response { Response(status: .seeOther, headers: [.location: path]) }

    private static func answer(_ text: String, _ type: String, _ status: HTTPResponse.Status) -> Response {
        Response(
            status: status, headers: [.contentType: type], body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }
}
