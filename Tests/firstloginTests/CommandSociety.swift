import Foundation
import Testing

/// A society of one member in a folder of its own, and the office's commands on it.
final class CommandSociety {
    /// The folder, gone with the value.
    let folder: String
    private let program: BuiltProgram

    init() throws {
        folder = NSTemporaryDirectory() + "firstlogin-society-\(UUID().uuidString)"
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        program = BuiltProgram(home: folder)
        try BuiltProgram.ownSettings.write(toFile: "\(folder)/settings.json", atomically: true, encoding: .utf8)
        try takeIn("01234567")
    }

    deinit {
        do { try FileManager.default.removeItem(atPath: folder) } catch { print("left behind: \(folder)") }
    }

    /// Takes a member in, into another store perhaps.
    func takeIn(_ userID: String, at more: [String: String] = [:]) throws {
        let members =
            "user_id,symbol,number,name,birthdate,mail,account\n\(userID),12,101,ダイワ タロウ,1950-03-04,,new\n"
        try #require(try office(["import", "-", "--delta"], input: members, at: more).status == 0)
    }

    /// Runs a command of the office, in Japanese.
    func office(_ arguments: [String], input: String = "", at more: [String: String] = [:]) throws
        -> BuiltProgram.Outcome
    {
        let place = ["FIRSTLOGIN_STORE": "\(folder)/data/store.sqlite", "LANG": "ja_JP.UTF-8"]
        return try program.run(
            ["office"] + arguments + ["--settings", "\(folder)/settings.json"], input: input,
            with: place.merging(more) { $1 })
    }
}
