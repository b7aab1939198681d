import Glibc

/// What started this process and waits to hear how it is: systemd, or whatever else speaks as sd_notify(3) says.
struct ServiceManager: Sendable {
    /// The path of its socket; of an abstract one behind an `@`. nil where nobody waits.
    let socket: String?

    /// The one that the environment names.
    init(environment: [String: String]) {
        socket = environment["NOTIFY_SOCKET"].flatMap { "/@".contains($0.prefix(1)) && $0.count > 1 ? $0 : nil }
    }

    /// It answers now, with new settings perhaps.
    func isReady() { say("READY=1") }

    /// It reads its settings anew.
    func isReloading() {
        var now = timespec()
        clock_gettime(CLOCK_MONOTONIC, &now)
        // systemd.service(5), Type=notify-reload: with this it tells this reload from an earlier one.
        say("RELOADING=1\nMONOTONIC_USEC=\(now.tv_sec * 1_000_000 + now.tv_nsec / 1_000)")
    }

    /// It has been told to end.
    func isStopping() { say("STOPPING=1") }

    /// One datagram; nobody is waited for (R10), and whoever does not hear it has gone.
    private func say(_ words: String) {
        guard let path = socket.map({ Array($0.utf8) }) else { return }
        var place = sockaddr_un()
        place.sun_family = sa_family_t(AF_UNIX)
        let room = MemoryLayout.size(ofValue: place.sun_path)
        guard path.count < room else { return }
        withUnsafeMutableBytes(of: &place.sun_path) { target in
            target.copyBytes(from: path)
            // unix(7): an abstract name begins with a NUL, and has none at its end.
            if path[0] == UInt8(ascii: "@") { target[0] = 0 }
        }
        let length = socklen_t(MemoryLayout<sockaddr_un>.size - room + path.count)
        let descriptor = Glibc.socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        let bytes = Array(words.utf8)
        withUnsafePointer(to: &place) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                _ = sendto(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL | MSG_DONTWAIT), $0, length)
            }
        }
    }
}
