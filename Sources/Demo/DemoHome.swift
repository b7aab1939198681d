import CredentialStore
import FlowEngine
import Foundation
import Glibc
public import Accounts
import World
import TypedInput

/// The folder that a demo lives in: its store, its key, its mails, its phone and its members.
public struct DemoHome: Sendable {
    /// The folder.
    public let directory: String

    /// The file by which a folder is known as a demo's. Nothing is ever cleared where it is not (S36).
    private static let mark = ".firstlogin-demo"

    /// A folder, which is made (0700) and marked when it is absent or empty. Throws `DemoError` for any other that
    /// bears no mark, that belongs to somebody else or that others can reach, and leaves it as it is.
    public init(directory: String) throws {
        self.directory = directory
        if FileOwnership(of: directory) == nil {
            try FileManager.default.createDirectory(
                atPath: directory, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        }
        guard let folder = FileOwnership(of: directory), folder.isFolder else { throw DemoError.noFolder(directory) }
        guard folder.isOurs else { throw DemoError.ofSomebodyElse(directory) }
        guard !folder.isOpenToOthers else { throw DemoError.openToOthers(directory) }
        let mark = "\(directory)/\(Self.mark)"
        if FileOwnership(of: mark) == nil, try FileManager.default.contentsOfDirectory(atPath: directory).isEmpty {
            try writePrivately(Data("A demo of First Login lives in this folder, which it may clear.\n".utf8), to: mark)
        }
        guard let file = FileOwnership(of: mark), file.isOurs, !file.isFolder else {
            throw DemoError.notADemo(directory)
        }
        if FileOwnership(of: downloads) == nil {
            try FileManager.default.createDirectory(
                atPath: downloads, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
        }
    }

    /// Whether a folder bears the mark of a demo, which may clear it: no place for a society's own members.
    public static func isMarked(_ directory: String) -> Bool { FileOwnership(of: "\(directory)/\(mark)") != nil }

    /// The store.
    public var store: String { "\(directory)/store.sqlite" }
    /// The key file.
    public var keys: String { "\(directory)/keys" }
    /// The mails, as `.eml`.
    public var mail: String { "\(directory)/mail" }
    /// Where her browser would look for a picture.
    public var downloads: String { "\(directory)/downloads" }
    /// The hashing slots.
    public var slots: String { "\(directory)/slots" }
    /// What the phone has scanned.
    public var phone: String { "\(directory)/phone.json" }

    private var membersFile: String { "\(directory)/members.json" }

    /// Whether its members are still to be made.
    public var isNew: Bool { FileOwnership(of: membersFile) == nil }

    /// The members as they were made; `nil` before that.
    public func members() throws -> [DemoMember]? {
        guard let data = FileManager.default.contents(atPath: membersFile) else { return nil }
        return try JSONDecoder().decode([DemoMember].self, from: data)
    }

    /// Takes away what was left when the making of its members was broken off: they are made anew.
    public func clear() throws {
        guard isNew else { return }
        for path in [store, "\(store)-wal", "\(store)-shm", keys, mail, phone]
        where FileManager.default.fileExists(atPath: path) {
            try FileManager.default.removeItem(atPath: path)
        }
    }

    /// Writes the members for other programs to read.
    func write(_ members: [DemoMember]) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        try writePrivately(try encoder.encode(members), to: membersFile)
    }

    /// The made-up society.
    public static func society() throws -> Society {
        guard let sender = MailAddress("no-reply@kenpo.example.jp") else { throw CocoaError(.formatting) }
        var society = Society(
            product: "KOSMO Web", name: "みどり健康保険組合", nameInEnglish: "Midori Health Insurance",
            telephone: "03-0000-0000", hours: "平日 9時～17時",
            hoursInEnglish: "weekdays 9:00-17:00", sender: sender, issuer: "MidoriKenpo")
        society.nameInKana = "みどり けんこう ほけん くみあい"
        society.hoursInKana = "へいじつ 9じから 17じまで"
        return society
    }
}

/// Writes a file that only this user can read, whole or not at all.
func writePrivately(_ data: Data, to path: String) throws {
    let draft = path + ".part"
    guard FileManager.default.createFile(atPath: draft, contents: data, attributes: [.posixPermissions: 0o600]),
        rename(draft, path) == 0
    else { throw CocoaError(.fileWriteUnknown) }
}
