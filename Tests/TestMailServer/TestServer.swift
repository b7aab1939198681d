import Foundation

/// A real SMTP server (aiosmtpd) in a process and a directory of its own, gone with the value.
public final class TestServer {
    /// Where it listens, on this host.
    public let port: Int
    /// Where it keeps what it takes.
    public let directory: String
    /// The server's own certificate, which is also its authority.
    public var certificate: String { directory + "/cert.pem" }

    private let process = Process()
    private let input = Pipe()

    static var python: String { ProcessInfo.processInfo.environment["FIRSTLOGIN_PYTHON"] ?? "python3" }

    /// Whether the interpreter has aiosmtpd.
    public static let isAvailable: Bool = {
        do {
            _ = try run([python, "-c", "import aiosmtpd"])
            return true
        } catch {
            return false
        }
    }()

    /// A program ended with another status than 0, or said nothing.
    public struct Failed: Error {}

    /// Starts a server with the options of `smtp_server.py`.
    public init(_ options: [String] = []) throws {
        directory = NSTemporaryDirectory() + "/firstlogin-smtp-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        var arguments = ["--dir", directory] + options
        if options.contains(where: { $0.hasSuffix("tls") }) {
            _ = try Self.run([
                "openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost",
                "-addext", "subjectAltName=DNS:localhost", "-keyout", directory + "/key.pem", "-out",
                directory + "/cert.pem",
            ])
            arguments += ["--cert", directory + "/cert.pem", "--key", directory + "/key.pem"]
        }
        let output = Pipe()
        let script = Bundle.module.bundleURL.appendingPathComponent("Servers/smtp_server.py").path
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [Self.python, script] + arguments
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
        guard let port = Int(line.trimmingCharacters(in: .whitespacesAndNewlines)) else { throw Failed() }
        self.port = port
    }

    /// From the next command on it behaves so: `ok`, `refuse`, `greylist`, `slow`, `cut`.
    public func behave(_ behaviour: String) throws {
        try behaviour.write(toFile: directory + "/behaviour", atomically: true, encoding: .utf8)
    }

    /// A port at which nobody listens, until a server is started there with `--port`.
    public static func silentPort() throws -> Int {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(INADDR_LOOPBACK).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let found = withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, length) == 0 && getsockname(descriptor, $0, &length) == 0
            }
        }
        guard found else { throw Failed() }
        return Int(UInt16(bigEndian: address.sin_port))
    }

    deinit {
        if process.isRunning { process.terminate() }
        do { try FileManager.default.removeItem(atPath: directory) } catch { print("left behind: \(directory)") }
    }

    /// The messages that it took, first first.
    public func messages() throws -> [String] { try files(ending: ".eml") }

    /// Lines of each envelope: sender, recipient, `tls`, `login`, `hello`, `wire`.
    public func envelopes() throws -> [[String]] {
        try files(ending: ".envelope").map { $0.split(separator: "\n").map(String.init) }
    }

    /// How somebody tried to log in, first first: the mechanism, and `with` where its line bore the beginning.
    public func logins() throws -> [String] {
        try files(ending: "logins").flatMap { $0.split(separator: "\n").map(String.init) }
    }

    /// The six digits in the newest message that it took.
    public func newestCode() throws -> String? {
        let body = try messages().last?.components(separatedBy: "\r\n\r\n").dropFirst().joined() ?? ""
        let text = Data(base64Encoded: body, options: .ignoreUnknownCharacters)
        let match = text.map { String(decoding: $0, as: UTF8.self) }?.firstMatch(of: /\b([0-9]{3}) ([0-9]{3})\b/)
        return match.map { "\($0.1)\($0.2)" }
    }

    private func files(ending: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: directory).filter { $0.hasSuffix(ending) }.sorted().map {
            String(decoding: try Data(contentsOf: URL(fileURLWithPath: directory + "/" + $0)), as: UTF8.self)
        }
    }

    /// What a program prints.
    public static func run(_ command: [String], input: [UInt8] = []) throws -> String {
        let process = Process()
        let output = Pipe()
        let feed = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = command
        process.standardOutput = output
        process.standardInput = feed
        process.standardError = FileHandle.nullDevice
        try process.run()
        feed.fileHandleForWriting.write(Data(input))
        try feed.fileHandleForWriting.close()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw Failed() }
        return text
    }
}
