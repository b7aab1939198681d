import CredentialStore
import FlowEngine
import Content
import Accounts
import Secrets
import Testing
import TestAccounts
import World
import TypedInput

@Suite("S11 One answer for every wrong login") struct OneAnswerTests {
    /// Who tries, and with what.
    private enum Try: String, CaseIterable {
        case unknownID, wrongPrinted, wrongGuessable, longestGuessable, wrongChosen, withoutPassword, locked,
            lockedAndRight
    }

    /// A society with a member of each kind.
    private struct Scene {
        let accounts: TestAccounts
        var visitors: [Try: (userID: String, password: String)] = [:]

        init(cost: PasswordHasher.Cost) throws {
            accounts = try TestAccounts(cost: cost)
            visitors[.unknownID] = ("99999999", "K7MW 3XHR 9TCE 4F")
            visitors[.wrongPrinted] = (try accounts.visitor("10000001").member.userID.text, "K7MW 3XHR 9TCE 4F")
            let earlier = try accounts.visitor("10000002", .earlier)
            visitors[.wrongGuessable] = (earlier.member.userID.text, "12 345 1950-03-05")
            // As long as it is read, and in as many places as can be split.
            let other = try accounts.visitor("10000007", .earlier)
            visitors[.longestGuessable] = (other.member.userID.text, String(repeating: "1950", count: 16))
            var chosen = try accounts.visitor("10000003")
            try chosen.finishFirstLogin(.app)
            visitors[.wrongChosen] = (chosen.member.userID.text, "tsukiyo no sora e")
            let waiting = try accounts.visitor("10000004")
            try accounts.store.write { records in
                try records.put(
                    PasswordRecord(
                        member: waiting.member.id, kind: .printed, hash: "", setAt: TestAccounts.start, validUntil: nil)
                )
            }
            visitors[.withoutPassword] = (waiting.member.userID.text, "K7MW 3XHR 9TCE 4F")
            for (kind, password) in [(Try.locked, "wrong"), (.lockedAndRight, nil)] {
                let locked = try accounts.visitor(kind == .locked ? "10000005" : "10000006")
                try accounts.store.write { records in
                    try records.put(
                        ThrottleRecord(failures: 150, blockedUntil: TestAccounts.start),
                        accounts.services.gate.throttleName(ofTypedID: locked.member.userID.text, isKiosk: false))
                }
                visitors[kind] = (locked.member.userID.text, password ?? locked.initialPassword)
            }
        }

        /// One try from a fresh session, and how long it took.
        func attempt(_ kind: Try, _ other: String? = nil) throws -> (reply: Reply, time: Duration) {
            let (userID, own) = try #require(visitors[kind])
            let password = other ?? own
            let session = Session(at: TerminalInfo(name: "機械 \(kind)", kind: .own))
            let request = Request.logIn(userID: userID, password: SecretBytes(text: password))
            var reply: Reply?
            let time = ContinuousClock().measure { reply = accounts.services.member.perform(request, in: session) }
            return (try #require(reply), time)
        }

        /// Forgets the failures of all but the locked ones, so that each try is a first one.
        func forget() throws {
            try accounts.store.write { records in
                for (kind, visitor) in visitors where kind != .locked && kind != .lockedAndRight {
                    try records.put(
                        nil, accounts.services.gate.throttleName(ofTypedID: visitor.userID, isKiosk: false))
                }
            }
            accounts.clock.pass(seconds: 1_000)
        }
    }

    // S11
    @Test("S11 The same trouble and the same page, byte by byte") func sameBytes() throws {
        let scene = try Scene(cost: TestAccounts.cheap)
        func seen(_ kind: Try) throws -> String {
            let reply = try scene.attempt(kind).reply
            #expect(reply.session.member == nil && reply.session.authenticationLevel == .outside)
            return "\(String(describing: reply.problem)) \(reply.screenState)"
        }
        let unknown = try seen(.unknownID)
        #expect(unknown.contains("noMatch") && unknown.contains("waitUntil: Optional"))
        for kind in Try.allCases where kind != .locked && kind != .lockedAndRight && kind != .unknownID {
            #expect(try seen(kind) == unknown, "\(kind)")
        }
        // The locked ones differ from an unknown ID that failed as often in nothing.
        try scene.accounts.store.write { records in
            try records.put(
                ThrottleRecord(failures: 150, blockedUntil: TestAccounts.start),
                scene.accounts.services.gate.throttleName(ofTypedID: "99999999", isKiosk: false))
        }
        scene.accounts.clock.pass(seconds: 1)
        let unknownAndLocked = try seen(.unknownID)
        #expect(try seen(.locked) == unknownAndLocked)
        #expect(try seen(.lockedAndRight) == unknownAndLocked)
    }

    // S11, S33
    @Test(
        "S11 The same time: medians at the real cost within 5 ms, whatever the length",
        arguments: [nil, 64, 1_024, 4_096, 4_097, 63_000])
    func sameTime(length: Int?) throws {
        // Digits, which have the most places at which card data could be split.
        let typed = length.map { String(repeating: "1950３", count: $0 / 7 + 1).utf8.prefix($0) }
            .map { String(decoding: $0, as: UTF8.self) }
        let scene = try Scene(cost: .standard)
        var widest: Duration = .zero
        // Other tests run beside this one. Chance spoils one round; a real difference spoils each.
        for _ in 0..<4 {
            var times: [Try: [Duration]] = [:]
            for _ in 0..<31 {
                try scene.forget()
                for kind in Try.allCases {
                    let (reply, time) = try scene.attempt(kind, typed)
                    #expect(reply.problem == .noMatch)
                    times[kind, default: []].append(time)
                }
            }
            let medians = times.values.map { $0.sorted()[$0.count / 2] }
            widest = try #require(medians.max()) - (try #require(medians.min()))
            if widest < .milliseconds(5) { break }
        }
        #expect(widest < .milliseconds(5), "\(widest)")
    }

    // S11, S09
    @Test("S11 A failure is counted under the ID as typed, in any width, and the ID stands nowhere") func typedID()
        throws
    {
        let accounts = try TestAccounts()
        let names = ["0123-4567", "０１２３４５６７", " 01234567 "].map {
            accounts.services.gate.throttleName(ofTypedID: $0, isKiosk: false)
        }
        #expect(Set(names).count == 1 && names[0].count == 32)
        #expect(names[0] != accounts.services.gate.throttleName(ofTypedID: "01234568", isKiosk: false))
    }
}
