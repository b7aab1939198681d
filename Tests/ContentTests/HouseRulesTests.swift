import Foundation
import Testing

@Suite("Rules of the house that a reader of the sources can check")
struct HouseRulesTests {
    @Test("time, chance and output are handed in: only World and the program itself touch them")
    func handedIn() throws {
        let banned = try [#"\bDate\(\)"#, #"\.random\(in"#, #"(^|[^a-zA-Z.])print\("#, #"\bu?sleep\("#].map {
            try Regex($0)
        }
        for (path, text) in try sources() where !path.hasPrefix("World/") && !path.hasPrefix("firstlogin/") {
            for line in text.split(separator: "\n") where !line.contains("//") {
                for pattern in banned {
                    #expect(line.firstMatch(of: pattern) == nil, "\(path): \(line)")
                }
            }
        }
    }

    @Test("nothing is forced, and no file has a second concept")
    func nothingIsForced() throws {
        for (path, text) in try sources() {
            #expect(!text.contains("try!"), "\(path)")
            #expect(!text.contains("fatalError("), "\(path)")
            #expect(!text.contains(" as! "), "\(path)")
            #expect(text.firstMatch(of: try Regex(#"\btry\? "#)) == nil, "\(path)")
            #expect(text.split(separator: "\n", omittingEmptySubsequences: false).count <= 320, "\(path)")
        }
    }

    @Test("each C library belongs to one room; OpenSSL to the two that seal and that verify")
    func librariesHaveOneRoom() throws {
        let owners = [
            "COpenSSL": ["Secrets", "Passkeys"], "CSodium": ["Secrets"], "CQRencode": ["OneTimeCodes"],
            "CCurl": ["Mail"], "CPNG": ["OneTimeCodes"], "CNCurses": ["Curses"], "GRDB": ["SQLiteStore"],
            "CEmbeddedFiles": ["Content"], "ArgumentParser": ["firstlogin"], "Configuration": ["Settings"],
            "Hummingbird": ["Companion"], "HummingbirdTLS": ["Companion"], "Mustache": ["Companion"],
            "HTTPTypes": ["Companion"], "Logging": ["Companion", "firstlogin"], "NIOCore": ["Companion"],
            "NIOHTTPTypes": ["Companion"], "NIOSSL": ["Companion"],
        ]
        for (path, text) in try sources() {
            for (library, rooms) in owners where text.firstMatch(of: try Regex("import \(library)\\b")) != nil {
                #expect(rooms.contains { path.hasPrefix($0 + "/") }, "\(path) imports \(library)")
            }
        }
    }

    private func sources() throws -> [(path: String, text: String)] {
        try files(below: "Sources")
    }

    private func files(below folder: String) throws -> [(path: String, text: String)] {
        let root = PhraseUseTests.root.appendingPathComponent(folder)
        let files =
            FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)?.compactMap { $0 as? URL } ?? []
        return try files.filter { ["swift", "py"].contains($0.pathExtension) }.map { file in
            (String(file.path.dropFirst(root.path.count + 1)), try String(contentsOf: file, encoding: .utf8))
        }
    }
}
