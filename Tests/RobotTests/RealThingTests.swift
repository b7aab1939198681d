import Content
import FlowEngine
import Foundation
import TestMailServer
import Testing

@Suite("The real thing: settings, an imported member, a drawn notice, and a real SMTP server", .serialized)
struct RealThingTests {
    @Test("2-6 by a mail server with STARTTLS and a login", .enabled(if: TestServer.isAvailable))
    func byMailServer() throws {
        let server = try TestServer(["--starttls", "--auth", "portal:secret words"])
        let society = try RealSociety(
            server: server,
            smtp: """
                "security": "startTLS", "username": "portal", "password": "secret words",
                "authorityFile": "\(server.certificate)"
                """)
        let robot = try society.robot("ja")
        let walk = RobotWalk(robot, society.member, .mailCode)
        try walk.firstLogin()
        try walk.setUp()
        try robot.pane.see("アオ ソラコ 様")
        try robot.choose("4")
        #expect(try robot.pane.end() == 0)
        try walk.inAgain()
        // Three codes, and that her first login is complete.
        #expect(try server.messages().count == 4)
        for envelope in try server.envelopes() {
            #expect(envelope.joined().contains("portal@aozora.example.jp"))
            #expect(envelope.joined().contains("sorako@example.jp"))
        }
    }

    @Test("A demo without a folder of its own ends in order, and nothing of it is left")
    func passingDemo() throws {
        let folder = NSTemporaryDirectory() + "firstlogin-passing-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let pane = try Pane(
            "'\(Robot.program)' demo", environment: ["TMPDIR": folder, "FIRSTLOGIN_LANGUAGE": "en"])
        try pane.see("A sample notice")
        try pane.press("F10")
        try pane.press("2", "Enter")
        #expect(try pane.end() == 0)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
        try FileManager.default.removeItem(atPath: folder)
    }

    // R03
    @Test(
        "R03 A mail server that is slow, cuts off, refuses and greylists: the member is told, and gets her mail",
        .enabled(if: TestServer.isAvailable))
    func troubledServer() throws {
        let server = try TestServer(["--behaviour", "slow"])
        let society = try RealSociety(server: server, smtp: #""security": "none""#)
        let robot = try society.robot("ja")
        let pane = robot.pane
        try RobotWalk(robot, society.member, .mailCode).reach(.step1_6)
        try pane.see("sorako@example.jp へ、メールをお送りしています。")
        // It answers at last, in the middle of the mail, by cutting off.
        try server.behave("cut")
        try pane.see("メールは、まだ送れていません。このままお待ちください。")
        try robot.press("F2")
        try pane.see("could not be sent yet. It is tried again by itself in")
        try robot.press("F2", "F2")
        // After the first pause of 10 seconds it knows her no more.
        try server.behave("refuse")
        try pane.see("「アドレスを直す」を選んでください")
        try server.behave("greylist")
        try robot.press("Escape")
        try robot.at("1【5】")
        try robot.choose("2")
        try robot.fill("sora@example.jp")
        try robot.press("Enter")
        try robot.at("1【6】")
        try pane.see("自動でもう一度送ります")
        try pane.see("sora@example.jp へ、メールをお送りしました。")
        // The mail that tells her old address of the new one came as well.
        try robot.fill(try robot.mailedCode(to: "To: sora@example.jp"))
        try robot.press("Enter")
        try robot.at("1【8】")
    }
}
