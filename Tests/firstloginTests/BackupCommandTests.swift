import Foundation
import Testing

@Suite("R11 Backups by command: taken, tried, put back, and each refusal in a sentence")
struct BackupCommandTests {
    private let society: CommandSociety
    private var folder: String { society.folder }

    init() throws { society = try CommandSociety() }

    private func office(_ arguments: String..., at more: [String: String] = [:]) throws -> BuiltProgram.Outcome {
        try society.office(arguments, at: more)
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
        try society.takeIn("09999999", at: elsewhere)
        let needed = try office("restore", "--yes", file, at: elsewhere)
        #expect(needed.status == 1 && needed.complaint.contains("鍵ファイルにその鍵がありません"), "\(needed)")
        #expect(try office("member", "09999999", at: elsewhere).status == 0, "nothing was touched")
        var bytes = try Data(contentsOf: URL(fileURLWithPath: file))
        bytes[bytes.count / 2] ^= 1
        try bytes.write(to: URL(fileURLWithPath: file))
        #expect(try office("restore", "--yes", file).complaint.contains("書きかえられています"))
        #expect(try office("backup", "--drill", "\(folder)/settings.json").complaint.contains("バックアップではありません"))
        #expect(try office("backup", "--drill", "\(folder)/none").complaint.contains("そのようなファイルはありません"))
        #expect(try office("backup", folder).complaint.contains("フォルダーです"))
        #expect(try office("backup", "\(folder)/none/backup").status == 1)
    }
}
