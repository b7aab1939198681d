import Foundation
import Testing

@Suite("R11 Backups by command: taken, tried, put back, and each refusal in a sentence")
final class BackupCommandTests {
    private let folder = NSTemporaryDirectory() + "firstlogin-backups-\(UUID().uuidString)"
    private let program: BuiltProgram

    /// A society of one member, its store in `data`.
    init() throws {
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        program = BuiltProgram(home: folder)
        let members = "user_id,symbol,number,name,birthdate,mail,account\n01234567,12,101,ダイワ タロウ,1950-03-04,,new\n"
        try BuiltProgram.ownSettings.write(toFile: settings, atomically: true, encoding: .utf8)
        try #require(
            try program.run(["office", "import", "-", "--settings", settings], input: members, with: place).status == 0)
    }

    deinit {
        do { try FileManager.default.removeItem(atPath: folder) } catch { print("left behind: \(folder)") }
    }

    private var settings: String { "\(folder)/settings.json" }
    private var place: [String: String] { ["FIRSTLOGIN_STORE": "\(folder)/data/store.sqlite", "LANG": "ja_JP.UTF-8"] }

    private func office(_ arguments: String..., at more: [String: String] = [:]) throws -> BuiltProgram.Outcome {
        try program.run(["office"] + arguments + ["--settings", settings], with: place.merging(more) { $1 })
    }

    @Test("a backup is taken, tried and put back; what happened since is gone, and the store of before stays")
    func wholeWay() throws {
        let file = "\(folder)/backup"
        let taken = try office("backup", file)
        #expect(taken.status == 0 && taken.output.contains("加入者 1人"), "\(taken)")
        #expect(try office("backup", file).complaint.contains("もうあります"))
        #expect(try office("unlock", "01234567").status == 0)
        let tried = try office("backup", "--drill", file)
        #expect(tried.status == 0 && tried.output.contains("元に戻せます"), "\(tried)")
        #expect(try office("restore", file).status != 0, "without a terminal --yes has to be said")
        let restored = try office("restore", "--yes", file)
        #expect(restored.status == 0 && restored.output.contains("store.sqlite.before-"), "\(restored)")
        let record = try office("audit", "show", "--json").output
        #expect(record.contains("storeRestored") && record.contains("backupTaken"))
        #expect(!record.contains("memberUnlocked") && !record.contains("backupTried"))
        #expect(try office("audit", "verify").status == 0)
        let left = try FileManager.default.contentsOfDirectory(atPath: "\(folder)/data").sorted()
        #expect(left.filter { $0.contains("restored") || $0.contains("drill") }.isEmpty, "\(left)")
    }

    @Test("with another key it is said which one is needed; a changed file, no backup and no file are named")
    func refusals() throws {
        let file = "\(folder)/backup"
        #expect(try office("backup", file).status == 0)
        let elsewhere = ["FIRSTLOGIN_STORE": "\(folder)/other/store.sqlite"]
        let members = "user_id,symbol,number,name,birthdate,mail,account\n09999999,1,1,ヤマダ,1950-03-04,,new\n"
        let other = try program.run(
            ["office", "import", "-", "--settings", settings], input: members, with: place.merging(elsewhere) { $1 })
        try #require(other.status == 0)
        let needed = try office("restore", "--yes", file, at: elsewhere)
        #expect(needed.status == 1 && needed.complaint.contains("鍵ファイルにその鍵がありません"), "\(needed)")
        #expect(try office("member", "09999999", at: elsewhere).status == 0, "nothing was touched")
        var bytes = try Data(contentsOf: URL(fileURLWithPath: file))
        bytes[bytes.count / 2] ^= 1
        try bytes.write(to: URL(fileURLWithPath: file))
        #expect(try office("restore", "--yes", file).complaint.contains("書きかえられています"))
        #expect(try office("backup", "--drill", settings).complaint.contains("バックアップではありません"))
        #expect(try office("backup", "--drill", "\(folder)/none").complaint.contains("そのようなファイルはありません"))
        #expect(try office("backup", folder).complaint.contains("フォルダーです"))
        #expect(try office("backup", "\(folder)/none/backup").status == 1)
    }
}
