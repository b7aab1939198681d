import Foundation
import Shell
import TestMailServer
import Testing

@Suite("The real thing: settings, an imported member, a drawn notice, and a real SMTP server", .serialized)
struct RealThingTests {
    @Test("2-6 by a mail server with STARTTLS and a login", .enabled(if: TestServer.isAvailable))
    func byMailServer() throws {
        let server = try TestServer(["--starttls", "--auth", "portal:secret words"])
        let folder = NSTemporaryDirectory() + "firstlogin-real-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let settings = """
            {
              "product": "Hoken Web",
              "society": {"name": "あおぞら健康保険組合", "telephone": "06-0000-0000", "hours": "平日 9時～17時",
                          "hoursInEnglish": "weekdays 9:00-17:00"},
              "issuer": "Aozora",
              "sender": {"address": "portal@aozora.example.jp"},
              "store": "\(folder)/store.sqlite",
              "smtp": {"host": "localhost", "port": \(server.port), "security": "startTLS", "username": "portal",
                       "password": "secret words", "authorityFile": "\(server.certificate)"}
            }
            """
        let file = folder + "/settings.json"
        let isWritten = FileManager.default.createFile(
            atPath: file, contents: Data(settings.utf8), attributes: [.posixPermissions: 0o600])
        #expect(isWritten)
        let members = """
            user_id,symbol,number,name,birthdate,mail,account
            A1234567,31,415,アオ ソラコ,1951-06-07,sorako@example.jp,new
            """
        try members.write(toFile: folder + "/members.csv", atomically: true, encoding: .utf8)
        let program = ["env", "-u", "FIRSTLOGIN_PYTHON", "-u", "FIRSTLOGIN_BINARY", Robot.program]
        try Shell.run(program + ["office", "import", folder + "/members.csv", "--settings", file])
        let notice = try Shell.run(program + ["office", "notice", "A1234567", "--settings", file])
        let printed = try #require(notice.firstMatch(of: /[A-Z2-9]{4} [A-Z2-9]{4} [A-Z2-9]{4} [A-Z2-9]{2}\b/))
        let member = RobotMember(
            state: "new", userID: "A1234567", initialPassword: String(printed.0), birthdate: "1951-06-07",
            mail: "sorako@example.jp")
        let robot = try Robot(settings: file, language: "ja", mailbox: server.directory, members: [member])
        let walk = RobotWalk(robot, member, Route.all[0])
        try walk.firstLogin()
        try walk.setUp()
        try robot.pane.see("アオ ソラコ 様")
        try robot.press("4", "Enter")
        #expect(try robot.pane.end() == 0)
        try walk.inAgain()
        #expect(try server.messages().count == 3)
        for envelope in try server.envelopes() {
            #expect(envelope.joined().contains("portal@aozora.example.jp"))
            #expect(envelope.joined().contains("sorako@example.jp"))
        }
        try FileManager.default.removeItem(atPath: folder)
    }
}
