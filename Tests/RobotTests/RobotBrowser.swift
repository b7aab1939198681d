import Foundation

/// Headless Chromium beside the terminal: opens what the terminal shows, and presses what the pages ask.
final class RobotBrowser {
    /// What a page shows.
    struct Shown: Decodable {
        var heading = ""
        var text = ""
        var alert = ""
        var path = ""
        var faults: [String] = []
        var failed: String?

        init(from decoder: any Decoder) throws {
            let values = try decoder.container(keyedBy: CodingKeys.self)
            heading = try values.decodeIfPresent(String.self, forKey: .heading) ?? ""
            text = try values.decodeIfPresent(String.self, forKey: .text) ?? ""
            alert = try values.decodeIfPresent(String.self, forKey: .alert) ?? ""
            path = try values.decodeIfPresent(String.self, forKey: .path) ?? ""
            faults = try values.decodeIfPresent([String].self, forKey: .faults) ?? []
            failed = try values.decodeIfPresent(String.self, forKey: .failed)
        }

        private enum CodingKeys: String, CodingKey { case heading, text, alert, path, faults, failed }
    }

    struct Failed: Error { let reason: String }

    private let process = Process()
    private let input = Pipe()
    private let output = Pipe()
    private var unread = Data()
    /// Scheme, host and port of what was opened last.
    private(set) var place = ""

    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()

    private static var python: String {
        ProcessInfo.processInfo.environment["FIRSTLOGIN_PYTHON"]
            ?? root.deletingLastPathComponent().deletingLastPathComponent().path + "/.build/python/bin/python"
    }

    /// A browser that prefers a language; `host` is a name that it takes for this machine's.
    init(_ language: String, host: String? = nil) throws {
        process.executableURL = URL(fileURLWithPath: Self.python)
        process.arguments =
            [Self.root.appendingPathComponent("Browser/browser.py").path, language] + (host.map { [$0] } ?? [])
        process.standardInput = input
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        _ = try answer()
    }

    /// By a word, not by the pipe's end: a terminal that was opened meanwhile holds that open.
    deinit {
        do { try ask("quit") } catch { process.terminate() }
    }

    @discardableResult
    private func ask(_ deed: String, _ more: [String: Any] = [:]) throws -> Shown {
        let wish = more.merging(["do": deed]) { $1 }
        var line = try JSONSerialization.data(withJSONObject: wish)
        line.append(UInt8(ascii: "\n"))
        try input.fileHandleForWriting.write(contentsOf: line)
        let shown = try answer()
        if let reason = shown.failed { throw Failed(reason: reason) }
        return shown
    }

    private func answer() throws -> Shown {
        while !unread.contains(UInt8(ascii: "\n")) {
            let more = output.fileHandleForReading.availableData
            guard !more.isEmpty else { throw Failed(reason: "the browser does not run") }
            unread.append(more)
        }
        let end = unread.firstIndex(of: UInt8(ascii: "\n")) ?? unread.endIndex
        let line = unread[..<end]
        unread = Data(unread[end...].dropFirst())
        return try JSONDecoder().decode(Shown.self, from: line)
    }

    @discardableResult func open(_ url: String) throws -> Shown {
        place = url.split(separator: "/", maxSplits: 2).prefix(2).joined(separator: "//")
        return try ask("open", ["url": url])
    }

    /// Has a scanner of mails look at a link, so many times.
    func scan(_ url: String, times: Int) throws { try ask("scan", ["url": url, "times": times]) }

    @discardableResult func fill(_ field: String, _ text: String) throws -> Shown {
        try ask("fill", ["field": field, "text": text])
    }

    /// Presses one of the large buttons, the first unless another is named.
    @discardableResult func press(_ index: Int = 0) throws -> Shown { try ask("press", ["index": index]) }

    /// Presses the button of the form that is sent there.
    @discardableResult func send(to action: String) throws -> Shown { try ask("send", ["action": action]) }

    /// Gives the device an authenticator: its own, or a phone's by hybrid transport. One that does not know its user
    /// says so at once; one that waits for her touch waits until the time is over.
    func putAuthenticator(
        _ transport: String = "internal", verifies: Bool = true, verified: Bool = true, touched: Bool = true
    ) throws {
        try ask(
            "authenticator",
            ["transport": transport, "verifies": verifies, "verified": verified, "consenting": touched])
    }

    /// Changes what the page finds around it, until another page is there.
    func run(_ script: String) throws { try ask("script", ["source": script]) }

    /// Makes the page ask for a passkey that the authenticator has.
    func excludeWhatIsThere() throws { try ask("excluded") }

    /// What is wrong with the page for whoever sees little, or uses a keyboard or a screen reader; on a phone and a PC,
    /// by day and by night. Pictures of all these go into a folder, if one is named.
    func inspect(_ name: String, folder: String = "") throws -> [String] {
        try ask("inspect", ["name": name, "folder": folder]).faults
    }

    func picture(_ path: String) throws { try ask("picture", ["path": path]) }
}
