import Foundation
import Shell
import TestMailServer

/// A society of its own, as an office makes one: settings, an imported member, and the notice that was drawn for her.
final class RealSociety {
    let settings: String
    let member: RobotMember
    private let folder: String
    private let mailbox: String

    /// `smtp` is what stands in the settings about the mail server.
    init(server: TestServer, smtp: String) throws {
        folder = NSTemporaryDirectory() + "firstlogin-real-\(UUID().uuidString)"
        settings = folder + "/settings.json"
        mailbox = server.directory
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let text = """
            {
              "product": "Hoken Web",
              "society": {"name": "あおぞら健康保険組合", "telephone": "06-0000-0000", "hours": "平日 9時～17時",
                          "hoursInEnglish": "weekdays 9:00-17:00"},
              "issuer": "Aozora",
              "sender": {"address": "portal@aozora.example.jp"},
              "store": "\(folder)/store.sqlite",
              "smtp": {"host": "localhost", "port": \(server.port), \(smtp)}
            }
            """
        let isWritten = FileManager.default.createFile(
            atPath: settings, contents: Data(text.utf8), attributes: [.posixPermissions: 0o600])
        guard isWritten else { throw CocoaError(.fileWriteUnknown) }
        member = try Self.newMember(settings: settings, folder: folder)
    }

    /// A member as an office takes her in, with the notice that was drawn for her.
    static func newMember(settings: String, folder: String) throws -> RobotMember {
        let members = """
            user_id,symbol,number,name,birthdate,mail,account
            A1234567,31,415,アオ ソラコ,1951-06-07,sorako@example.jp,new
            """
        try members.write(toFile: folder + "/members.csv", atomically: true, encoding: .utf8)
        let program = ["env", "-u", "FIRSTLOGIN_PYTHON", "-u", "FIRSTLOGIN_BINARY", Robot.program]
        try Shell.run(program + ["office", "import", folder + "/members.csv", "--delta", "--settings", settings])
        let notice = try Shell.run(program + ["office", "notice", "A1234567", "--show", "--settings", settings])
        guard let printed = notice.firstMatch(of: /[A-Z2-9]{4} [A-Z2-9]{4} [A-Z2-9]{4} [A-Z2-9]{2}\b/) else {
            throw CocoaError(.fileReadCorruptFile)
        }
        return RobotMember(
            state: "new", userID: "A1234567", initialPassword: String(printed.0), birthdate: "1951-06-07",
            mail: "sorako@example.jp")
    }

    deinit {
        do {
            try FileManager.default.removeItem(atPath: folder)
        } catch {
            // The wizard is about to close its store; the folder for temporary files is emptied by the system.
        }
    }

    /// The member sits down at its wizard.
    func robot(_ language: String) throws -> Robot {
        try Robot(settings: settings, language: language, mailbox: mailbox, members: [member], in: self)
    }
}
