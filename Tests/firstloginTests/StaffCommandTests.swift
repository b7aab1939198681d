import Foundation
import Testing

@Suite("Accounts of staff, as the built program has them") final class StaffCommandTests {
    private let folder = NSTemporaryDirectory() + "firstlogin-staff-\(UUID().uuidString)"
    private let settings: String

    init() throws {
        settings = "\(folder)/settings.json"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try BuiltProgram.ownSettings.write(toFile: settings, atomically: true, encoding: .utf8)
        let members = "user_id,symbol,number,name,birthdate,mail,account\n01234567,12,101,ダイワ タロウ,1950-03-04,,new\n"
        #expect(try office("import - --delta", input: members).status == 0)
    }

    deinit { do { try FileManager.default.removeItem(atPath: folder) } catch { Issue.record(error) } }

    private func office(_ words: String, input: String = "", with variables: [String: String] = [:]) throws
        -> BuiltProgram.Outcome
    {
        try BuiltProgram(home: folder).run(
            ["office"] + words.split(separator: " ").map(String.init), input: input,
            with: ["FIRSTLOGIN_SETTINGS": settings, "LANG": "C.UTF-8"].merging(variables) { $1 })
    }

    /// Whether the one who logged in to the system is known apart from sudo: then nobody is taken for another.
    private var isLoginKnown: Bool {
        let id = FileManager.default.contents(atPath: "/proc/self/loginuid").map { String(decoding: $0, as: UTF8.self) }
        return id.flatMap { uid_t($0.trimmingCharacters(in: .whitespacesAndNewlines)) }.map { $0 != uid_t.max } ?? false
    }

    @Test(
        "S32 The operator makes accounts without a login; from the first one on nobody does anything else without one")
    func first() throws {
        #expect(try office("member 01234567").status == 0)
        let drawn = try office("staff add Ｓato --role lead")
        #expect(drawn.status == 0 && drawn.output.contains("sato (lead)"))
        for command in [
            "member 01234567", "unlock 01234567", "notice 01234567 --show", "without-mail 01234567", "mails",
            "audit show", "import - --delta",
        ] {
            let refused = try office(command, input: "user_id,symbol,number,name,birthdate,mail,account\n")
            #expect(refused.status == 1 && refused.complaint.contains("log in first"), "\(command)")
        }
        for command in ["staff list", "audit verify", "audit anchor", "staff add ito --role desk", "staff close ito"] {
            #expect(try office(command).status == 0, "\(command)")
        }
        #expect(try office("staff list").output.split(separator: "\n").count == 2)
    }

    @Test(
        "S32 What cannot be undone asks, and anywhere but at a terminal --yes has to be said; names and roles are checked"
    )
    func wrongCalls() throws {
        #expect(try office("staff add sato --role lead").status == 0)
        let asked = try office("staff reset sato")
        #expect(asked.status == 2 || asked.status == 64)
        #expect(asked.complaint.contains("--yes"))
        #expect(try office("staff reset sato --yes").status == 0)
        for (command, word) in [
            ("staff add sato --role desk", "somebody's already"), ("staff add s --role desk", "can't be a name"),
            ("staff reset nobody --yes", "nobody of staff"), ("staff add ito --role boss", "desk"),
            ("login sato", "nothing more was typed"),
        ] {
            let refused = try office(command)
            #expect(refused.status != 0 && refused.complaint.contains(word), "\(command): \(refused.complaint)")
        }
    }

    @Test(
        "S32 Whoever runs it with somebody else's rights chooses no settings that she could have written, and is no operator"
    )
    func sudo() throws {
        #expect(try office("staff add sato --role lead").status == 0)
        let variables = ["SUDO_UID": "4711"]
        let refused = try office("staff list", with: variables)
        let isTaken = isLoginKnown
        #expect(refused.status == (isTaken ? 0 : 2) && refused.complaint.contains("others can write") == !isTaken)
    }

    @Test("S32 The table of roles is printed in words and for programs") func roles() throws {
        let table = try office("roles")
        #expect(table.status == 0 && table.output.hasPrefix("desk  lead  auditor  operator\n"))
        let japanese = try office("roles --language ja")
        #expect(japanese.output.split(separator: "\n").count == table.output.split(separator: "\n").count)
        let json = try JSONSerialization.jsonObject(with: Data(office("roles --json").output.utf8)) as? [[String: Any]]
        let importing = try #require(json?.first { $0["deed"] as? String == "importMembers" })
        #expect(importing["roles"] as? [String] == ["lead"] && importing["operatorMay"] as? Bool == false)
    }
}
