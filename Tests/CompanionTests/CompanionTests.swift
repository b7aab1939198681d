import Companion
import CredentialStore
import FlowEngine
import Foundation
import Mail
import Content
import Accounts
import Secrets
import SoftAuthenticator
import Testing
import TestAccounts
import World

@Suite("S28: the companion's pages, by the bytes", .serialized) final class CompanionTests {
    private let accounts: TestAccounts
    private let server: CompanionServer
    private var visitor: Visitor
    private var web: WebVisitor

    init() async throws {
        let accounts = try TestAccounts(
            policy: .everything,
            companion: CompanionAddress(origin: "https://kenpo.example.jp", name: "Kenpo Web"))
        let (ports, found) = AsyncStream.makeStream(of: Int.self)
        let server = try #require(
            try CompanionServer(
                services: accounts.services, configuration: CompanionConfiguration(host: "127.0.0.1", port: 0),
                world: accounts.clock.world
            ) { found.yield($0) })
        server.start()
        let port = try #require(await ports.first { _ in true })
        self.accounts = accounts
        self.server = server
        visitor = try accounts.visitor()
        web = WebVisitor(port: port)
    }

    deinit { server.stop() }

    /// The member at 2-2【2】; gives the token that her terminal shows.
    private func reachTicket() throws -> String {
        try #require(try visitor.reachTicket() == nil)
        return String(
            try #require(visitor.reply?.screenState.ticket).verificationURIComplete.split(separator: "/").last ?? "")
    }

    @Test("S28 every answer, right or wrong, bears the headers that keep others out")
    func headers() async throws {
        for path in ["/t", "/t/nonsense", "/task", "/nowhere", "/style.css", "/passkey.js"] {
            let answer = try await web.get(path)
            let policy = try #require(answer.field("content-security-policy"), "\(path)")
            #expect(policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"))
            #expect(!policy.contains("unsafe"))
            #expect(answer.field("x-frame-options") == "DENY" && answer.field("x-content-type-options") == "nosniff")
            #expect(answer.field("strict-transport-security") == "max-age=31536000")
            #expect(answer.field("referrer-policy") == "same-origin" && answer.field("cache-control") == "no-store")
            #expect(answer.field("server") == nil)
            #expect(
                answer.body.firstMatch(of: /<script(?! type="module" src="\/)|<style|\son[a-z]+=|https?:\/\//) == nil)
        }
    }

    @Test("S20 the mail's link after 25 looks of a scanner: one button, pressed once, and the terminal goes on")
    func mailLink() async throws {
        try #require(try visitor.reach(.step1_6) == nil)
        try accounts.deliverAll()
        let mail = try #require(accounts.courier.messages.last?.text)
        let path = try #require(mail.firstMatch(of: /kenpo\.example\.jp(\/m\/[A-Z2-7]+)/).map { String($0.1) })
        for _ in 0..<25 { #expect(try await web.get(path).status == 200) }
        #expect(try await web.send("HEAD", path, "", "").status == 200)
        #expect(visitor.ask(.refresh) == nil && visitor.place == .step(.step1_6))
        accounts.clock.pass(seconds: 20)
        let page = try await web.get(path)
        #expect(page.body.contains("ta****@example.jp") && !page.body.contains("ダイワ"))
        #expect(
            page.body.contains("action=\"\(path)\"") && page.body.components(separatedBy: "class=\"main\"").count == 2)
        let switched = try await web.post("/language", ["language": "en", "back": path])
        #expect(switched.field("location") == path)
        // Another's page presses nothing.
        web.origin = "https://elsewhere.example"
        #expect(try await web.post(path).status == 403)
        web.origin = "https://kenpo.example.jp"
        let pressed = try await web.post(path)
        #expect(pressed.status == 303 && pressed.field("location") == "/m/done")
        #expect(try await web.get("/m/done").body.contains("確認しました"))
        #expect(visitor.ask(.refresh) == nil && visitor.place == .step(.step1_8))
        #expect(try await web.post(path).status == 410)
        #expect(try await web.get(path).status == 410)
        #expect(try await web.get("/m/nonsense").status == 410)
    }

    @Test("2-3, 2-5 the key for the app: a link on a phone, a picture on a PC, gone with the enrolment")
    func keyPage() async throws {
        try #require(try visitor.finishFirstLogin(.app) == nil)
        try #require(try visitor.reachCode(.app) == nil)
        try #require(visitor.ask(.ticket(.renew)) == nil)
        let link = try #require(visitor.reply?.screenState.ticket?.verificationURIComplete)
        let token = String(link.split(separator: "/").last ?? "")
        #expect(try await web.post("/t/\(token)").field("location") == "/task")
        let letters = try #require(visitor.reply?.screenState.key?.letters.revealedText())
        // S38: whoever was first sees a number, and no key.
        let asking = try await web.get("/task")
        #expect(!asking.body.contains("otpauth") && !asking.body.contains(letters))
        #expect(try await web.get("/task/key.png").status == 410)
        try await confirmDevice()
        let onPhone = try await web.get("/task")
        #expect(onPhone.body.contains("href=\"otpauth://totp/") && onPhone.body.contains("secret=\(letters)&amp;"))
        #expect(onPhone.body.contains("value=\"\(letters)\"") && !onPhone.body.contains("<img"))
        web.agent = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/142.0"
        let onPC = try await web.get("/task")
        #expect(onPC.body.contains("<img src=\"/task/key.png\"") && !onPC.body.contains("otpauth"))
        let picture = try await web.get("/task/key.png")
        #expect(picture.field("content-type") == "image/png" && picture.field("cache-control") == "no-store")
        let cookie = web.cookie
        web.cookie = nil
        #expect(try await web.get("/task/key.png").status == 410)
        web.cookie = cookie
        #expect(try visitor.ask(.proveCode(visitor.appCode())) == nil)
        #expect(try await web.get("/task/key.png").status == 410)
        #expect(try await web.get("/task").status == 410)
    }

    @Test("S15 going on at home: the ticket's page asks for ID and password, says what was wrong, and keeps the ID")
    func atHome() async throws {
        visitor.session = Session(at: TerminalInfo(name: "窓口 1番", kind: .kiosk))
        try #require(try visitor.reachTicket(.pcOnly) == nil)
        let link = try #require(visitor.reply?.screenState.ticket?.verificationURIComplete)
        let token = String(link.split(separator: "/").last ?? "")
        let page = try await web.get("/T/\(token)")
        #expect(page.body.contains("type=\"password\"") && page.body.contains("窓口 1番"))
        // The button of other tickets opens nothing.
        #expect(try await web.post("/t/\(token)").status == 410)
        let wrong = try await web.post("/home", ["token": token, "userID": "01234567", "password": "no"])
        #expect(wrong.status == 422 && wrong.body.contains("合いませんでした") && wrong.body.contains("value=\"01234567\""))
        #expect(!wrong.body.contains("value=\"no\"") && web.cookie == nil)
        // T06: what is seen of the characters, and of them alone.
        #expect(!wrong.body.contains("Caps Lock") && !wrong.body.contains("半角/全角"))
        for (typed, hint) in [("TSUKIYO NO SORA", "Caps Lock"), ("つきよのそら", "半角/全角")] {
            for userID in ["01234567", "99999999"] {
                accounts.clock.pass(seconds: 60)
                let answer = try await web.post("/home", ["token": token, "userID": userID, "password": typed])
                #expect(answer.status == 422 && answer.body.contains(hint), "\(typed) \(userID)")
            }
        }
        accounts.clock.pass(seconds: 60)
        let fields: KeyValuePairs = ["token": token, "userID": "01234567", "password": visitor.password]
        #expect(try await web.post("/home", fields).field("location") == "/task")
        #expect(try await web.get("/task").body.contains("2-1【3】"))
        // By its letters as well.
        let letters = try #require(visitor.reply?.screenState.ticket?.userCode)
        let found = try await web.post("/t", ["letters": letters])
        #expect(found.status == 303 && found.field("location") == "/t?letters=\(letters.filter(\.isLetter))")
        let home = try await web.get(found.field("location") ?? "")
        #expect(home.body.contains("type=\"password\""))
        let byLetters: KeyValuePairs = ["letters": letters, "userID": "01234567", "password": "ｔｓｕｋｉｙｏ　ｎｏ　ｓｏｒａ　ｅ　ｔｏ"]
        #expect(try await web.post("/home", byLetters).field("location") == "/task")
    }

    @Test("a port that something else has is named, and who that may be")
    func takenPort() async throws {
        let second = try #require(
            try CompanionServer(
                services: accounts.services, configuration: CompanionConfiguration(host: "127.0.0.1", port: web.port),
                world: accounts.clock.world))
        let error = await #expect(throws: CompanionError.portIsTaken(web.port)) { try await second.run() }
        #expect(error?.description.contains("another firstlogin serve") == true)
    }

    @Test("S28 a page says whose it is and when somebody answers the telephone, and who needs the 8 letters")
    func frame() async throws {
        let page = try await web.get("/t")
        for part in [
            "<strong>Kenpo\u{A0}Web</strong><br>みどり健康保険組合", "<a href=\"tel:0300000000\">03-0000-0000</a> （平日 9時～17時）",
            "<h1><span>画面に</span><span>出ている</span><span>8文字を</span><span>入力します</span></h1>", "何もなさる必要はありません",
            "class=\"main\">次へ",
        ] { #expect(page.body.contains(part), "\(part)") }
    }

    @Test("R10 logins that wait for a slot hold up nobody else's answer, and are answered when one comes free")
    func besideHashes() async throws {
        visitor.session = Session(at: TerminalInfo(name: "窓口 1番", kind: .kiosk))
        try #require(try visitor.reachTicket(.pcOnly) == nil)
        let link = try #require(visitor.reply?.screenState.ticket?.verificationURIComplete)
        let token = String(link.split(separator: "/").last ?? "")
        let (taken, free) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
        let slots = accounts.slots
        for _ in 0..<2 {
            Thread {
                do {
                    try slots.withSlot { () throws(SecretsError) in
                        taken.signal()
                        free.wait()
                    }
                } catch { Issue.record(error) }
            }.start()
        }
        await withCheckedContinuation { continuation in
            Thread {
                for _ in 0..<2 { taken.wait() }
                continuation.resume()
            }.start()
        }
        let visitor = web
        let logins = (0..<12).map { number in
            Task {
                var web = visitor
                return try await web.post(
                    "/home", ["token": token, "userID": "9999999\(number)", "password": "no"]
                ).status
            }
        }
        for _ in 0..<20 { #expect(try await web.get("/t").status == 200) }
        #expect(try await web.get("/T/\(token)").status == 200)
        for _ in 0..<2 { free.signal() }
        for login in logins { #expect(try await login.value == 422) }
    }

    @Test("S15 2-5② at home: every page has its number, a way on and back, and the code's field what was wrong")
    func extensionAtHome() async throws {
        web.agent = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Edg/142.0"
        visitor.session = Session(at: TerminalInfo(name: "窓口 1番", kind: .kiosk))
        try #require(try visitor.reachExtension(.edge) == nil)
        let link = try #require(visitor.reply?.screenState.ticket?.verificationURIComplete)
        let token = String(link.split(separator: "/").last ?? "")
        let fields: KeyValuePairs = ["token": token, "userID": "01234567", "password": visitor.password]
        #expect(try await web.post("/home", fields).field("location") == "/task")
        let first = try await web.get("/task")
        #expect(first.body.contains("2-5②【1】") && !first.body.contains("/task/back"))
        #expect(first.body.contains(#"href="https://microsoftedge.microsoft.com/"#) && first.body.contains("noopener"))
        for (step, number) in zip(["2-5e.1", "2-5e.2"], ["【2】", "【4】"]) {
            #expect(try await web.post("/task/next", ["step": step]).status == 303)
            #expect(try await web.get("/task").body.contains("2-5②\(number)"))
        }
        let key = try await web.get("/task")
        #expect(key.body.contains("/task/key.png") && key.body.contains("/task/back"))
        #expect(try await web.get("/task/key.png").status == 200)
        #expect(try await web.post("/task/back", ["step": "2-5e.4"]).status == 303)
        #expect(try await web.get("/task").body.contains("2-5②【2】"))
        for step in ["2-5e.2", "2-5e.4", "2-5e.5", "2-5e.6", "2-5e.7", "2-5e.8", "2-5e.9"] {
            #expect(try await web.post("/task/next", ["step": step]).status == 303, "\(step)")
        }
        // What cannot be a code costs no try.
        for (typed, sentence) in [("", "6けたの数字を"), ("12345", "5けたに"), ("12345a", "数字だけ")] {
            let refused = try await web.post("/task/code", ["step": "2-5e.10", "code": typed])
            #expect(refused.status == 422 && refused.body.contains(sentence) && refused.body.contains("2-5②【10】"))
        }
        let letters = try #require(key.body.firstMatch(of: /value="([A-Z2-7]{32})"/)).1
        visitor.key = SecretBytes(try #require(Base32.decode(String(letters))))
        let wrong = try await web.post("/task/code", ["step": "2-5e.10", "code": visitor.wrongCode()])
        #expect(wrong.status == 422 && wrong.body.contains("一致しません"))
        let early = try await web.post("/task/code", ["step": "2-5e.10", "code": visitor.appCode()])
        #expect(early.status == 429 && early.body.contains("1秒"))
        accounts.clock.pass(seconds: 60)
        let late = try await web.post("/task/code", ["step": "2-5e.10", "code": visitor.appCode(off: -240)])
        #expect(late.status == 422 && late.body.contains("パソコンの時計が、約4分おくれています"))
        accounts.clock.pass(seconds: Limits().browserTaskSeconds)
        // S13: she has been away; what she did is stored, and the letters open it again.
        let over = try await web.get("/task")
        #expect(over.status == 410 && over.body.contains("保存済み") && over.body.contains("name=\"letters\""))
        #expect(try await web.post("/home", fields).field("location") == "/task")
        let right = try await web.post("/task/code", ["step": "2-5e.10", "code": visitor.appCode()])
        #expect(right.field("location") == "/task")
        #expect(try await web.get("/task").body.contains("設定が完了しました"))
    }

    @Test("S26, S28 from the link to the top page: the cookie is this host's alone, and no answer counts twice")
    func wholeWay() async throws {
        let token = try reachTicket()
        // S20: a scanner looks twenty-five times and changes nothing.
        for _ in 0..<25 { #expect(try await web.get("/T/\(token)").status == 200) }
        accounts.clock.pass(seconds: 20)
        let page = try await web.get("/T/\(token)")
        #expect(page.body.contains("自宅の機械") && page.body.contains("ダ** タ**") && !page.body.contains("ダイワ"))
        let opened = try await web.post("/t/\(token)")
        #expect(opened.status == 303 && opened.field("location") == "/task")
        let cookie = try #require(opened.field("set-cookie"))
        for part in ["__Host-task=", "Secure", "HttpOnly", "SameSite=Strict", "Path=/"] {
            #expect(cookie.contains(part), "\(part)")
        }
        #expect(!cookie.contains("Domain"))
        // Pressed twice, it leads to the same place.
        #expect(try await web.get("/t/\(token)").field("location") == "/task")
        // S38: nothing counts before the terminal knows whose device it is.
        #expect(try await web.ask("/task/registration/begin").status == 409)
        try await confirmDevice()
        #expect(try await web.get("/task").body.contains("2-2【3】"))
        let phone = SoftAuthenticator(origin: "https://kenpo.example.jp", partyID: "kenpo.example.jp")
        let options = try await web.ask("/task/registration/begin")
        #expect(options.status == 200 && options.body.contains(#""challenge""#))
        let answer = try phone.create(Array(options.body.utf8))
        #expect(try await web.ask("/task/registration/finish", answer).status == 200)
        // Once more, it counts no more.
        #expect(try await web.ask("/task/registration/finish", answer).status != 200)
        let naming = try await web.get("/task")
        #expect(naming.body.contains(#"value="iPhone""#) && naming.body.contains("2-2【4】"))
        #expect(try await web.post("/task/name", ["step": "2-2.4", "name": "タロウの<b>電話"]).status == 303)
        let signIn = try await web.ask("/task/sign-in/begin")
        let assertion = try phone.get(Array(signIn.body.utf8))
        var stranger = web
        stranger.cookie = nil
        #expect(try await stranger.ask("/task/sign-in/finish", assertion).status == 410)
        #expect(try await web.ask("/task/sign-in/finish", assertion).status == 200)
        // S28: replayed, it counts for nobody, and for no other question.
        #expect(try await web.ask("/task/sign-in/finish", assertion).status != 200)
        #expect(try await web.ask("/task/registration/finish", assertion).status != 200)
        #expect(try await web.get("/task").body.contains("以上で設定が完了しました"))
        visitor.ask(.refresh)
        #expect(visitor.session.authenticationLevel == .signedIn)
        #expect(visitor.reply?.screenState.securitySettings?.methods.first?.name == "タロウの<b>電話")
    }

    /// Types at the terminal the number that the browser's page shows.
    private func confirmDevice() async throws {
        let page = try await web.get("/task").body
        let number = try #require(page.firstMatch(of: /data-waiting="[^"]*">([0-9]{2})</).map { String($0.1) })
        #expect(visitor.ask(.ticket(.confirmDevice(number: number))) == nil)
    }

    @Test("S26 a stolen ticket, and a cookie of one's own making, get nowhere")
    func stolen() async throws {
        let token = try reachTicket()
        var thief = web
        _ = try await thief.post("/t/\(token)")
        #expect(try await web.post("/t/\(token)").status == 410)
        #expect(try await web.get("/t/\(token)").status == 410)
        web.cookie = "__Host-task=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
        #expect(try await web.get("/task").status == 410)
        #expect(try await web.ask("/task/registration/begin").body == #"{"failure":"over"}"#)
        // Without its prefix a cookie is not looked at where there is TLS.
        web.cookie = thief.cookie?.replacing("__Host-", with: "")
        #expect(try await web.get("/task").status == 410)
    }

    @Test("S28 a foreign origin, none, or another host sends nothing")
    func foreign() async throws {
        let token = try reachTicket()
        for origin in ["https://evil.example", "null", "https://kenpo.example.jp:8443", "http://kenpo.example.jp", nil]
        {
            var other = web
            other.origin = origin
            #expect(try await other.post("/t/\(token)").status == 403, "\(origin ?? "none")")
        }
        var other = web
        other.host = "evil.example"
        #expect(try await other.get("/t/\(token)").status == 421)
        #expect(try await web.post("/t/\(token)").status == 303)
    }

    @Test("S26 the letters, typed in the browser; wrong ones are told kindly and cost a wait")
    func letters() async throws {
        _ = try reachTicket()
        let letters = try #require(visitor.reply?.screenState.ticket?.userCode)
        let wrong = try await web.post("/t", ["letters": "ABC"])
        #expect(wrong.body.contains("英字8文字になっていないか"))
        // What was sent is not sent again by going back.
        #expect(wrong.body.contains("src=\"/answered.js\"") && wrong.body.contains("data-path=\"/t\""))
        #expect(try await !web.get("/t").body.contains("answered.js"))
        #expect(try await web.get("/answered.js").body.contains("history.replaceState"))
        for _ in 1...21 { #expect(try await web.post("/t", ["letters": "BCDFGHJK"]).status == 410) }
        #expect(try await web.post("/t", ["letters": letters]).body.contains("あと1秒"))
        accounts.clock.pass(seconds: 1)
        let found = try await web.post("/t", ["letters": letters.lowercased()])
        #expect(found.status == 303)
        let path = try #require(found.field("location"))
        #expect(try await web.get(path).body.contains("ダ** タ**"))
        let english = try await web.post("/language", ["language": "en", "back": path])
        #expect(english.field("location") == path)
        #expect(try await web.post("/t/open", ["letters": letters]).field("location") == "/task")
        // Back from there: her page, not the one for the letters.
        #expect(try await web.get(path).field("location") == "/task")
        // Somebody else with these letters is told kindly, and finds where others go.
        var other = web
        other.cookie = nil
        let late = try await other.get(path)
        #expect(late.status == 410 && late.body.contains("name=\"letters\""))
    }

    @Test("S33 bodies, paths and rubbish are bounded, and no answer tells of the inside")
    func bounded() async throws {
        let long = String(repeating: "a", count: 70_000)
        #expect(try await web.post("/t", ["letters": long]).status == 413)
        let rubbish = try await web.ask("/t", Array("{".utf8))
        #expect(rubbish.status == 400)
        #expect(try await web.post("/task/acknowledge", ["step": "9.9"]).status == 400)
        for answer in [rubbish, try await web.get("/../etc/passwd"), try await web.get("/t/%00%ff")] {
            for word in ["Error", "swift", "SQL", "Hummingbird"] { #expect(!answer.body.contains(word)) }
        }
        _ = try await web.exchange(Array("rubbish\r\n\r\n".utf8))
        #expect(try await web.get("/t").status == 200)
    }

    @Test("S28 an address that asks too much waits; another is answered all the same")
    func rate() async throws {
        var status = 200
        for _ in 0..<61 { status = try await web.get("/health").status }
        #expect(status == 429)
        accounts.clock.pass(seconds: 1)
        #expect(try await web.get("/health").status == 204)
    }

    @Test("the language that the browser prefers, and the switch")
    func languages() async throws {
        web.language = "fr-FR, en;q=0.8, ja;q=0.5"
        #expect(try await web.get("/t").body.contains("Type the 8 letters"))
        web.language = "de"
        #expect(try await web.get("/t").body.contains(#"<html lang="ja">"#))
        let switched = try await web.post("/language", ["language": "en", "back": "/task"])
        #expect(switched.status == 303 && switched.field("location") == "/task")
        #expect(switched.field("set-cookie")?.hasPrefix("__Host-language=en") == true)
        web.cookie = "__Host-language=en"
        #expect(try await web.get("/t").body.contains(#"<html lang="en">"#))
        // Easy Japanese is a choice of its own, and Japanese to the browser; kana is for plain text alone.
        #expect(try await web.get("/t").body.contains(#"<button name="language" value="ja-easy" lang="ja">やさしい日本語"#))
        web.cookie = "__Host-language=ja-easy"
        #expect(try await web.get("/t").body.contains(#"<html lang="ja">"#))
        #expect(try await web.get("/t").body.contains(#"<button name="language" value="ja" lang="ja">日本語"#))
        #expect(try await web.post("/language", ["language": "ja-kana", "back": "/t"]).status == 400)
        // Nowhere but to our own pages.
        #expect(
            try await web.post("/language", ["language": "en", "back": "//evil.example"]).field("location") == "/t")
    }
}
