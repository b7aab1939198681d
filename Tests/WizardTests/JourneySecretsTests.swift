import CredentialStore
import Demo
import FlowEngine
import Foundation
import Content
import Accounts
import Secrets
import Wizard
import TextUI
import Testing

@Suite("The secrets of a whole journey are searched for")  // S31
struct JourneySecretsTests {
    @Test("nowhere but on the allow-list", arguments: GoldenFrameTests.walks)
    func search(plan: (name: String, method: Method, devices: Devices)) throws {
        let office = try Office()
        let member = try office.member(.new)
        var walk = Walk(office, member, plan.method, plan.devices, seat: office.seat())
        walk.choices.browser = plan.name == "2-5e" ? .edge : .chrome
        let printed = member.initialPassword ?? ""
        var key = ""
        var tickets: [String] = []
        var framesWithKey: Set<String> = []
        walk.atPage = { place, seat in
            let text = seat.frame.canvas.textLines.joined(separator: "\n")
            for secret in [printed, printed.replacing(" ", with: ""), "sakura midori yama kawa", member.birthdate] {
                #expect(!text.contains(secret), "\(place.rawValue) shows \(secret)")
            }
            // A ticket stands on its page alone; in the store it is hashed (S26).
            if let ticket = seat.wizard.screenState.ticket {
                tickets += [ticket.userCode, ticket.userCode.replacing("-", with: "")]
                tickets += [
                    ticket.verificationURIComplete.split(separator: "/").last.map(String.init)
                        ?? ticket.verificationURIComplete
                ]
            }
            if let shown = seat.wizard.screenState.key {
                key = shown.letters.revealedText()
                if text.contains(String(key.prefix(4))) { framesWithKey.insert(place.rawValue) }
            }
        }
        try walk.toTheEnd()
        // The key stands where it is to be read, and on no other page.
        #expect(framesWithKey.isSubset(of: ["2-4.6", "2-3.5", "2-5c.4", "2-5e.4"]), "\(framesWithKey)")

        var secrets = [printed, printed.replacing(" ", with: ""), walk.password]
        if !key.isEmpty { secrets.append(key) }
        secrets += tickets
        var needles = secrets.map { Data($0.utf8) }
        needles += secrets.map { Data($0.lowercased().utf8) }
        if let raw = Base32.decode(key), !raw.isEmpty { needles.append(Data(raw)) }
        for file in try files(below: office.home.directory) {
            // The notice is in the members' file, as on paper; the code of a mail is in its mail.
            if file.hasSuffix("members.json") { continue }
            let content = try #require(FileManager.default.contents(atPath: file))
            for (index, needle) in needles.enumerated() {
                #expect(content.range(of: needle) == nil, "\(file) holds secret \(index)")
            }
            guard !file.hasSuffix(".eml") else { continue }
            for secret in try mailedSecrets(office) {
                #expect(content.range(of: Data(secret.utf8)) == nil, "\(file) holds what a mail says")
            }
        }
    }

    @Test("what is logged, printed or dumped of a request says nothing")
    func nothingIsPrinted() {
        let password = SecretBytes(text: "sakura midori")
        let request = Request.logIn(userID: "01234567", password: password)
        var dumped = ""
        dump(request, to: &dumped)
        for text in ["\(request)", String(reflecting: request), dumped, "\(password)"] {
            #expect(!text.contains("sakura"))
        }
    }

    /// As they stand in the mails: codes in two groups of three, and the tokens of links.
    private func mailedSecrets(_ office: Office) throws -> [String] {
        try files(below: office.home.mail).filter { $0.hasSuffix(".eml") }.flatMap { path in
            let file = try String(contentsOfFile: path, encoding: .utf8)
            let body = file.components(separatedBy: "\r\n\r\n").dropFirst().joined()
            let data = try #require(Data(base64Encoded: body, options: .ignoreUnknownCharacters))
            let text = String(decoding: data, as: UTF8.self)
            return text.matches(of: /\b[0-9]{3} [0-9]{3}\b|\b[A-Z2-7]{26}\b/).map { String($0.0) }
        }
    }

    private func files(below folder: String) throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: folder).map { "\(folder)/\($0)" }.filter { path in
            var isFolder: ObjCBool = false
            return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && !isFolder.boolValue
        }
    }
}
