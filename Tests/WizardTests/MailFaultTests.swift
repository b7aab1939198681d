import CredentialStore
import Demo
import FlowEngine
import Mail
import Content
import Accounts
import Screens
import Wizard
import TextUI
import TestMailServer
import Testing
import World

/// R03: whatever is wrong with the mail server, the member is told what happens and what to do.
@Suite("A mail server in trouble, at the member's screen", .enabled(if: TestServer.isAvailable))
struct MailFaultTests {
    private let office: Office

    init() throws { office = try Office() }

    private func drain(port: Int) throws -> OutboxDrain {
        office.drain(
            to: SMTPCourier(
                settings: try SMTPSettings(
                    host: "localhost", port: port, security: .none, connectSeconds: 2, totalSeconds: 1)))
    }

    /// Delivers what is due, and lets her page notice it.
    private func deliver(_ drain: OutboxDrain, _ seat: inout Replay) throws -> Bool {
        let hasDelivered = try drain.deliverNext()
        seat.take(.storeChanged)
        return hasDelivered
    }

    /// The page says all that in Japanese, and in English after F2; it has to fit in both.
    private func expect(_ japanese: [String], _ english: [String], _ seat: inout Replay) {
        for (language, sentences) in [(Language.japanese, japanese), (.english, english)] {
            seat.turn(to: language)
            let frame = seat.frame
            let text = frame.canvas.textLines.joined(separator: "\n")
            #expect(frame.overflow == 0)
            for sentence in sentences { #expect(text.contains(sentence)) }
        }
        seat.turn(to: .japanese)
    }

    // R03
    @Test(
        "R03 Down, slow, greylisting, cutting off: she is told to wait and until when, and her mail then comes by itself",
        arguments: ["down", "slow", "greylist", "cut"]) func waits(fault: String) throws
    {
        let port = try fault == "down" ? TestServer.silentPort() : nil
        var server = try port == nil ? TestServer(["--behaviour", fault]) : nil
        let drain = try drain(port: port ?? #require(server?.port))
        var walk = Walk(office, try office.member(.new), .app, seat: office.seat())
        try walk.to(.step(.step1_6))
        let address = walk.member.mail ?? ""
        expect(["\(address) へ、メールをお送りしています。"], ["An email is being sent to \(address)."], &walk.seat)
        #expect(try deliver(drain, &walk.seat))
        expect(
            ["\(address) へのメールは、まだ送れていません。このままお待ちください。", "あと10秒で、自動でもう一度送ります"],
            ["The email to \(address) could not be sent yet. Please wait here.", "by itself in 10 s"],
            &walk.seat)
        office.clock.pass(seconds: 9)
        #expect(try !deliver(drain, &walk.seat))
        office.clock.pass(seconds: 1)
        walk.seat.tick()
        expect(["今、もう一度送っています"], ["being tried again now"], &walk.seat)
        if let port { server = try TestServer(["--port", "\(port)"]) }
        if fault != "greylist" { try server?.behave("ok") }
        #expect(try deliver(drain, &walk.seat))
        expect(["\(address) へ、メールをお送りしました。"], ["An email was sent to \(address)"], &walk.seat)
        #expect(try server?.messages().count == 1)
        walk.seat.type(try #require(try server?.newestCode()))
        walk.seat.press(.enter)
        #expect(walk.seat.wizard.screenState.place == .step(.step1_8))
    }

    // R03
    @Test("R03 A refused address: she is told to correct it, and the mail goes to the right one") func refuses() throws
    {
        let server = try TestServer(["--behaviour", "refuse"])
        let drain = try drain(port: server.port)
        var walk = Walk(office, try office.member(.new), .app, seat: office.seat())
        try walk.to(.step(.step1_6))
        let address = walk.member.mail ?? ""
        #expect(try deliver(drain, &walk.seat))
        expect(
            ["\(address) へは、メールをお送りできませんでした。", "「アドレスを直す」を選んでください"],
            ["The email could not be sent to \(address).", "Choose 'Correct address'"], &walk.seat)
        try server.behave("ok")
        walk.seat.press(.escape)
        #expect(walk.seat.wizard.screenState.place == .step(.step1_5))
        walk.seat.press(.character("2"), .enter)
        walk.seat.type("hanako@example.jp")
        walk.seat.press(.enter)
        try walk.to(.step(.step1_6))
        while try deliver(drain, &walk.seat) {}
        expect(["hanako@example.jp へ、メールをお送りしました。"], ["sent to hanako@example.jp"], &walk.seat)
        let code = try server.messages().firstIndex { $0.contains("To: hanako@example.jp") }
        #expect(code != nil)
    }

    // R03
    @Test("R03 A refused login code: where the address cannot be corrected, the office is named") func refusesLater()
        throws
    {
        let server = try TestServer(["--behaviour", "refuse"])
        var walk = Walk(office, try office.member(.awaitingEnrolment, .mail), .mail, seat: office.seat())
        try walk.to(.step(.step2_6_3))
        #expect(try deliver(drain(port: server.port), &walk.seat))
        expect(["組合へお電話ください"], ["call us"], &walk.seat)
        #expect(!walk.seat.frame.canvas.textLines.joined().contains("アドレスを直す"))
    }

    // R03
    @Test("R03 A refused address on the top page: she is told to go back and correct it") func refusesReplacement()
        throws
    {
        let server = try TestServer(["--behaviour", "refuse"])
        let member = try office.member(.enrolledMail)
        var walk = Walk(office, member, .mail, seat: office.seat())
        try walk.to(.secondFactor)
        walk.seat.type(try office.mailedCode(to: member.mail))
        walk.seat.press(.enter)
        walk.seat.press(.character("3"), .enter)
        walk.seat.type(member.password ?? "")
        walk.seat.press(.enter)
        walk.seat.type("hanako@example.org")
        walk.seat.press(.enter)
        #expect(try deliver(drain(port: server.port), &walk.seat))
        expect(
            ["hanako@example.org へは、メールをお送りできませんでした。", "Esc で戻り、アドレスを直してください"],
            ["Go back by Esc and correct it"], &walk.seat)
        walk.seat.press(.escape)
        #expect(walk.seat.wizard.overlay == .replaceMail)
    }
}
