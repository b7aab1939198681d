import Foundation
import Shell
import Synchronization

/// `firstlogin serve` in a process and a folder of its own, with what it writes into its log.
final class ServedSociety {
    let port: Int
    let folder: String
    private let host: String
    let log = ServeLog()
    private let process = Process()
    private let errors = Pipe()

    struct Failed: Error { let reason: String }

    var processID: pid_t { process.processIdentifier }
    var isRunning: Bool { process.isRunning }
    var certificate: String { folder + "/companion.pem" }
    var key: String { folder + "/companion.key" }

    /// Starts it, and waits until it answers; over TLS with a new certificate of its own, or without. `kiosk` is what
    /// the office's terminal is called, `notify` the socket of its service manager.
    init(secure: Bool, host: String = "localhost", kiosk: String? = nil, notify: NotifySocket? = nil) throws {
        self.host = host
        folder = NSTemporaryDirectory() + "firstlogin-serve-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        port = try RawConnection.silentPort()
        let settings = """
            {
              "product": "Hoken Web",
              "society": {"name": "あおぞら健康保険組合", "telephone": "06-0000-0000", "hours": "平日 9時～17時",
                          "hoursInEnglish": "weekdays 9:00-17:00"},
              "issuer": "Aozora",
              "sender": {"address": "portal@aozora.example.jp"},
              "store": "\(folder)/data/store.sqlite",
              \(kiosk.map { #""terminal": {"kind": "kiosk", "name": "\#($0)"},"# } ?? "")
              "companion": {"address": "\(secure ? "https" : "http")://\(host):\(port)", "port": \(port)\(
                secure ? #", "certificateFile": "\#(folder)/companion.pem", "keyFile": "\#(folder)/companion.key""# : "")}
            }
            """
        try settings.write(toFile: folder + "/settings.json", atomically: true, encoding: .utf8)
        if secure { try layCertificate() }
        process.executableURL = URL(fileURLWithPath: Robot.program)
        process.arguments = ["serve", "--settings", folder + "/settings.json"]
        process.environment = ["HOME": folder].merging(notify.map { ["NOTIFY_SOCKET": $0.name] } ?? [:]) { $1 }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = errors
        let log = log
        errors.fileHandleForReading.readabilityHandler = { log.append($0.availableData) }
        try process.run()
        try log.wait("listening")
    }

    deinit {
        if process.isRunning { kill(process.processIdentifier, SIGKILL) }
        errors.fileHandleForReading.readabilityHandler = nil
        do { try FileManager.default.removeItem(atPath: folder) } catch { print("left behind: \(folder)") }
    }

    /// Lays a certificate for localhost and its key where the settings say: each at once, first the certificate.
    func layCertificate(withKey: Bool = true) throws {
        let new = folder + "/new-\(UUID().uuidString)"
        try Shell.run([
            "openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=\(host)",
            "-addext", "subjectAltName=DNS:\(host)", "-keyout", new + ".key", "-out", new + ".pem",
        ])
        guard rename(new + ".pem", certificate) == 0 else { throw Failed(reason: "no certificate") }
        if withKey, rename(new + ".key", key) != 0 { throw Failed(reason: "no key") }
    }

    /// A new member of it, and her place at its wizard.
    func robot(_ language: String) throws -> (robot: Robot, member: RobotMember) {
        let settings = folder + "/settings.json"
        let member = try RealSociety.newMember(settings: settings, folder: folder)
        let robot = try Robot(
            settings: settings, language: language, mailbox: folder + "/data/mail", members: [member], in: self)
        return (robot, member)
    }

    /// Changes its settings' file, without a word to it.
    func changeSettings(_ old: String, _ new: String) throws {
        let path = folder + "/settings.json"
        let text = try String(contentsOfFile: path, encoding: .utf8)
        guard text.contains(old) else { throw Failed(reason: "not in the settings: \(old)") }
        try text.replacing(old, with: new).write(toFile: path, atomically: true, encoding: .utf8)
    }

    /// Tells it to read its settings anew, as a service manager does.
    func hangUp() { kill(process.processIdentifier, SIGHUP) }

    /// Ends it as a service manager does.
    func terminate() { process.terminate() }

    /// Its exit status, when it has ended.
    func status() -> Int32 {
        process.waitUntilExit()
        return process.terminationStatus
    }

    /// KiB of memory that it holds.
    func memory() throws -> Int {
        let text = try String(contentsOfFile: "/proc/\(processID)/status", encoding: .utf8)
        guard let line = text.firstMatch(of: /VmRSS:\s+([0-9]+) kB/), let size = Int(line.1) else {
            throw Failed(reason: "no VmRSS")
        }
        return size
    }

    /// What comes back over TLS to whoever trusts a certificate; nothing where it is not the server's.
    func overTLS(_ request: String, trusting certificate: String, with options: [String] = []) throws -> String {
        let client = Process()
        let (input, output) = (Pipe(), Pipe())
        client.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        client.arguments =
            [
                "openssl", "s_client", "-quiet", "-connect", "localhost:\(port)", "-servername", "localhost", "-CAfile",
                certificate, "-verify_hostname", "localhost", "-verify_return_error",
            ] + options
        client.standardInput = input
        client.standardOutput = output
        client.standardError = FileHandle.nullDevice
        try client.run()
        // It may have refused the server, and be gone already: its end of the pipe says so with EPIPE.
        signal(SIGPIPE, SIG_IGN)
        do { try input.fileHandleForWriting.write(contentsOf: Data(request.utf8)) } catch {}
        let answer = output.fileHandleForReading.readDataToEndOfFile()
        client.waitUntilExit()
        return String(decoding: answer, as: UTF8.self)
    }
}

/// The lines of a log, as they come.
final class ServeLog: Sendable {
    private let text = Mutex("")
    private let hasGrown = DispatchSemaphore(value: 0)

    func append(_ data: Data) {
        text.withLock { $0 += String(decoding: data, as: UTF8.self) }
        hasGrown.signal()
    }

    var lines: [Substring] { text.withLock { $0.split(separator: "\n") } }

    /// Waits until a line bears the word.
    func wait(_ word: String, count: Int = 1, seconds: Double = 15) throws {
        let end = DispatchTime.now() + seconds
        while lines.count(where: { $0.contains(word) }) < count {
            guard hasGrown.wait(timeout: end) == .success else {
                throw ServedSociety.Failed(reason: "never in the log: \(word)\n\(lines.joined(separator: "\n"))")
            }
        }
    }
}
