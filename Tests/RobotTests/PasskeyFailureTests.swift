import FlowEngine
import Foundation
import Content
import Testing

/// What a browser may answer instead of a passkey, each provoked in a real one: its own sentence, and the ticket is
/// there for another try.
@Suite("Every failure of a passkey in a real browser", .serialized)
struct PasskeyFailureTests {
    /// One way of going wrong.
    struct Mishap: Sendable, CustomTestStringConvertible {
        let name: String
        let phrase: Phrase
        /// Done on the page before its button is pressed.
        let prepare: @Sendable (RobotBrowser) throws -> Void

        var testDescription: String { name }
    }

    /// So long looks nobody at a dialogue who cancels it.
    private static let slowly = """
        for (const deed of ["create", "get"]) {
            const real = navigator.credentials[deed].bind(navigator.credentials);
            navigator.credentials[deed] = (options) =>
                new Promise((done) => setTimeout(done, 600)).then(() => real(options));
        }
        """

    /// What the server asks, changed on its way into the page.
    private static func asked(_ change: String) -> String {
        """
        const fetched = window.fetch.bind(window);
        window.fetch = async (path, wish) => {
            const answer = await fetched(path, wish);
            if (!path.endsWith("/begin")) return answer;
            const json = await answer.json();
            \(change)
            return new Response(JSON.stringify(json), {status: answer.status});
        };
        """
    }

    private static let mishaps = [
        Mishap(name: "cancelled", phrase: "web.failure.cancelled") {
            try $0.putAuthenticator(verified: false)
            try $0.run(slowly)
        },
        Mishap(name: "timed out", phrase: "web.failure.late") {
            try $0.putAuthenticator(touched: false)
            try $0.run(asked("json.timeout = 1500;"))
        },
        Mishap(name: "no authenticator that verifies", phrase: "web.failure.noScreenLock") {
            try $0.putAuthenticator(verifies: false, verified: false)
        },
        Mishap(name: "not allowed", phrase: "web.failure.barred") { try $0.putAuthenticator(verified: false) },
        Mishap(name: "another dialogue is open", phrase: "web.failure.aborted") {
            try $0.putAuthenticator(touched: false)
            try $0.run(
                """
                navigator.credentials.create({publicKey: {
                    challenge: new Uint8Array(32), rp: {name: "x"}, pubKeyCredParams: [{type: "public-key", alg: -7}],
                    user: {id: new Uint8Array(1), name: "x", displayName: "x"}, timeout: 60000,
                }}).catch(() => {});
                """)
        },
        Mishap(name: "interrupted", phrase: "web.failure.aborted") {
            try $0.putAuthenticator()
            try $0.run(
                """
                for (const deed of ["create", "get"]) {
                    const real = navigator.credentials[deed].bind(navigator.credentials);
                    navigator.credentials[deed] = (options) => real({...options, signal: AbortSignal.abort()});
                }
                """)
        },
        Mishap(name: "security error", phrase: "web.failure.security") {
            try $0.putAuthenticator()
            try $0.run(asked("if (json.rp) json.rp.id = 'example.com'; else json.rpId = 'example.com';"))
        },
        Mishap(name: "a browser without passkeys", phrase: "web.failure.notSupported") {
            try $0.run("delete window.PublicKeyCredential;")
        },
        Mishap(name: "no network", phrase: "web.failure.offline") {
            try $0.run(
                "const fetched = window.fetch.bind(window); window.fetch = () => fetched('http://localhost:1/');")
        },
        // Of a passkey that is gone no answer comes that could be refused: this one is last, for the registration
        // alone.
        Mishap(name: "an answer that is not what was asked", phrase: "web.failure.refused") {
            try $0.putAuthenticator()
            try $0.run(asked("json.challenge = json.challenge.split('').reverse().join('');"))
        },
    ]

    // In halves: one address may not ask for more pages than that in so short a time.

    @Test("at the registration, in Japanese", arguments: [mishaps.prefix(5), mishaps.dropFirst(5)])
    func registration(mishaps: ArraySlice<Mishap>) throws {
        let (robot, browser) = try reachRegistration("ja")
        try expect(mishaps, browser, Words(.japanese), at: "2-1【3】")
        // What the device has already.
        try browser.putAuthenticator()
        try browser.excludeWhatIsThere()
        #expect(try browser.press().alert == Words(.japanese)("web.failure.registered"))
        // The ticket is there for another try.
        try browser.open(browser.place + "/task")
        try browser.putAuthenticator()
        #expect(try browser.press().heading.hasPrefix("2-1【4】"))
        try robot.at("2-1【4】")
    }

    @Test("at the sign-in after it, in English", arguments: [mishaps.prefix(5), mishaps.dropFirst(5).dropLast()])
    func signIn(mishaps: ArraySlice<Mishap>) throws {
        let (robot, browser) = try reachRegistration("en")
        try browser.putAuthenticator()
        for step in ["2-1【4】", "2-1【5】", "2-1【6】", "2-1【7】", "2-1【8】"] {
            #expect(try browser.press().heading.hasPrefix(step))
        }
        try expect(mishaps, browser, Words(.english), at: "2-1【8】")
        // The terminal's own F6 ends this page, and it says where to go on.
        try robot.press("F6")
        try robot.pane.see("Type these 8 letters there")
        let ended = try browser.press()
        #expect(
            ended.heading == Words(.english)("web.over.heading") && ended.text.contains("type below the new 8 letters"))
    }

    private func reachRegistration(_ language: String) throws -> (Robot, RobotBrowser) {
        let walks = PasskeyWalkTests()
        let browser = try RobotBrowser(language)
        let robot = try walks.reachTicket(language, .passkeyOnPC).robot
        #expect(try walks.open(browser, at: robot).heading.hasPrefix("2-1【3】"))
        return (robot, browser)
    }

    private func expect(
        _ mishaps: ArraySlice<Mishap>, _ browser: RobotBrowser, _ words: Words, at place: String
    ) throws {
        for mishap in mishaps {
            #expect(try browser.open(browser.place + "/task").heading.hasPrefix(place))
            try mishap.prepare(browser)
            #expect(try browser.press().alert == words(mishap.phrase), "\(place) \(mishap)")
        }
        #expect(try browser.open(browser.place + "/task").heading.hasPrefix(place))
    }
}
