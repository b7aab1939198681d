import Foundation

/// A connection down to the bytes, from any address of this very machine.
final class RawConnection {
    private let descriptor: Int32

    /// POLLRDHUP of poll(2), which Glibc's module leaves out.
    private static let hungUp: Int16 = 0x2000

    struct Failed: Error { let code: Int32 }

    /// Connects from `127.0.0.1`, or from another of the addresses that are all this machine (RFC 1122 §3.2.1.3).
    init(port: Int, from source: String = "127.0.0.1", patience: Int = 10) throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard descriptor >= 0 else { throw Failed(code: errno) }
        var wait = timeval(tv_sec: patience, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &wait, socklen_t(MemoryLayout<timeval>.size))
        setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &wait, socklen_t(MemoryLayout<timeval>.size))
        let isConnected =
            Self.with(source, port: 0) { bind(descriptor, $0, $1) } == 0
            && Self.with("127.0.0.1", port: port) { connect(descriptor, $0, $1) } == 0
        if !isConnected {
            let code = errno
            close(descriptor)
            throw Failed(code: code)
        }
    }

    deinit { close(descriptor) }

    private static func with<Result>(
        _ address: String, port: Int, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Result
    ) -> Result {
        var place = sockaddr_in()
        place.sin_family = sa_family_t(AF_INET)
        place.sin_port = in_port_t(UInt16(port)).bigEndian
        place.sin_addr.s_addr = inet_addr(address)
        return withUnsafePointer(to: &place) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                body($0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
    }

    /// A port at which nobody listens.
    static func silentPort() throws -> Int {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        guard with("127.0.0.1", port: 0, { bind(descriptor, $0, $1) }) == 0 else { throw Failed(code: errno) }
        var place = sockaddr_in()
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isNamed = withUnsafeMutablePointer(to: &place) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(descriptor, $0, &length) == 0 }
        }
        guard isNamed else { throw Failed(code: errno) }
        return Int(UInt16(bigEndian: place.sin_port))
    }

    /// Waits until somebody listens there.
    static func await(_ port: Int) throws {
        let end = ContinuousClock.now + .seconds(10)
        while true {
            do {
                _ = try RawConnection(port: port)
                return
            } catch {
                guard ContinuousClock.now < end else { throw error }
                sched_yield()
            }
        }
    }

    /// Sends all of it; false where the other end has gone.
    @discardableResult func send(_ bytes: [UInt8]) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let sent = rest.withUnsafeBytes { Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            guard sent > 0 else { return false }
            rest = rest.dropFirst(sent)
        }
        return true
    }

    @discardableResult func send(_ text: String) -> Bool { send(Array(text.utf8)) }

    /// Whether the other end has closed it.
    var isClosed: Bool {
        var byte: UInt8 = 0
        let count = recv(descriptor, &byte, 1, Int32(MSG_DONTWAIT | MSG_PEEK))
        return count == 0 || (count < 0 && errno != EAGAIN)
    }

    /// Whether the other end has closed it, or does so within so many milliseconds.
    func isClosed(within milliseconds: Int32) -> Bool {
        var end = pollfd(fd: descriptor, events: Self.hungUp, revents: 0)
        return isClosed || poll(&end, 1, milliseconds) > 0
    }

    /// What has come when a word is there, or all until the other end closes or patience is over.
    func read(until word: String? = nil) -> String {
        var reply: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = recv(descriptor, &buffer, buffer.count, 0)
            guard count > 0 else { break }
            reply += buffer.prefix(count)
            if let word, String(decoding: reply, as: UTF8.self).contains(word) { break }
        }
        return String(decoding: reply, as: UTF8.self)
    }
}
