import Foundation
import Glibc

/// A browser down to the bytes: sends whatever a test wants to a real companion, and reads the answer to its end.
struct WebVisitor {
    let port: Int
    var host = "kenpo.example.jp"
    var origin: String? = "https://kenpo.example.jp"
    var language = "ja"
    var agent = "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X)"
    var cookie: String?

    struct Answer {
        let status: Int
        let head: String
        let body: String

        /// A field's value; names in small letters.
        func field(_ name: String) -> String? {
            head.split(separator: "\r\n").first { $0.lowercased().hasPrefix("\(name):") }
                .map { String($0.dropFirst(name.count + 1)).trimmingCharacters(in: .whitespaces) }
        }
    }

    func get(_ path: String) async throws -> Answer { try await send("GET", path, "", "") }

    /// A form, as a page sends it.
    mutating func post(_ path: String, _ fields: KeyValuePairs<String, String> = [:]) async throws -> Answer {
        let body = fields.map { "\($0.key)=\(Self.escaped($0.value))" }.joined(separator: "&")
        let answer = try await send("POST", path, body, "application/x-www-form-urlencoded")
        if let set = answer.field("set-cookie")?.split(separator: ";").first, set.contains("task") {
            cookie = String(set)
        }
        return answer
    }

    /// What the page's script sends.
    func ask(_ path: String, _ json: [UInt8] = Array("{}".utf8)) async throws -> Answer {
        try await send("POST", path, String(decoding: json, as: UTF8.self), "application/json")
    }

    private static func escaped(_ text: String) -> String {
        text.utf8.map { byte in
            let isPlain = UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte || UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte
            return isPlain ? String(UnicodeScalar(byte)) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }.joined()
    }

    func send(_ method: String, _ path: String, _ body: String, _ type: String) async throws -> Answer {
        var lines = [
            "\(method) \(path) HTTP/1.1", "Host: \(host)", "Accept-Language: \(language)", "User-Agent: \(agent)",
            "Connection: close",
        ]
        if let cookie { lines.append("Cookie: \(cookie)") }
        if method == "POST" {
            if let origin { lines.append("Origin: \(origin)") }
            lines += ["Content-Type: \(type)", "Content-Length: \(body.utf8.count)"]
        }
        let reply = try await exchange(Array((lines.joined(separator: "\r\n") + "\r\n\r\n" + body).utf8))
        let parts = reply.components(separatedBy: "\r\n\r\n")
        let status = parts[0].split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
        return Answer(status: status, head: parts[0], body: parts.dropFirst().joined(separator: "\r\n\r\n"))
    }

    /// Bytes to the companion, and all that comes back before it closes. On a thread of its own: the companion needs
    /// those of the tests.
    func exchange(_ bytes: [UInt8]) async throws -> String {
        try await withCheckedThrowingContinuation { continuation in
            // Not a queue: it starts no more of them than there are cores.
            Thread { continuation.resume(with: Result { try self.exchangeAtOnce(bytes) }) }.start()
        }
    }

    private func exchangeAtOnce(_ bytes: [UInt8]) throws -> String {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(UInt16(port)).bigEndian
        address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
        let connected = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard connected == 0 else { throw CocoaError(.fileReadUnknown) }
        var rest = bytes[...]
        while !rest.isEmpty {
            let sent = rest.withUnsafeBytes {
                Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            // It may have heard enough already.
            guard sent > 0 else { break }
            rest = rest.dropFirst(sent)
        }
        var reply: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = recv(descriptor, &buffer, buffer.count, 0)
            guard count > 0 else { break }
            reply += buffer.prefix(count)
        }
        return String(decoding: reply, as: UTF8.self)
    }
}
