import Glibc
import OneTimeCodes
import TextUI
import World

/// P08: a QR code encoded and laid out as a page of the wizard, beside `qrencode` as a process.
struct SymbolBench {
    private static let rounds = 200

    private struct Failure: Error {}

    func figures() throws -> [String: Any] {
        let uri = try KeyURI(
            issuer: "MidoriKenpo", account: "01234567", key: AuthenticatorKey(world: World.live)
        ).short
        var ours: [Double] = []
        var theirs: [Double] = []
        for _ in 0..<Self.rounds {
            ours.append(try Stopwatch.microseconds { try frame(of: uri) })
            theirs.append(try Stopwatch.microseconds { try qrencode(uri) })
        }
        return ["symbol": Stopwatch.median(ours), "qrencode": Stopwatch.median(theirs)]
    }

    private func frame(of uri: String) throws {
        let code = try QRSymbol(text: uri, level: .low)
        var page = Page(
            heading: Heading(title: "2-4【6】 QRコードをアプリで読み取ります", stage: "3/4"),
            banner: Banner(society: "みどり健康保険組合", manualPage: "マニュアル 13ページ", telephone: "電話 03-0000-0000"))
        page.symbol = Symbol(side: code.side, modules: code.modules)
        page.body = [.text("アプリの＋を押し、「QRコードをスキャン」を選んで、左のコードにカメラを向けてください。", indent: 0)]
        let words = FrameWords(tooSmall: [], more: "", end: "", readOn: "", howMuchIsRead: { "\($0) %" })
        let frame = Layout.frame(of: page, draft: Draft(), size: .usual, words: words)
        guard frame.overflow == 0 else { throw Failure() }
    }

    private func qrencode(_ uri: String) throws {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
        let words: [String] = ["qrencode", "-t", "ANSIUTF8", uri]
        var arguments = words.map { strdup($0) }
        arguments.append(nil)
        defer { arguments.forEach { free($0) } }
        var child = pid_t()
        guard posix_spawnp(&child, "qrencode", &actions, nil, &arguments, environ) == 0 else { throw Failure() }
        var status: Int32 = 0
        guard waitpid(child, &status, 0) == child, status == 0 else { throw Failure() }
    }
}
