import Foundation
import Testing

@Suite("What README and Resources/docs say of the tree is so")
struct DocumentTests {
    private static let root = PhraseUseTests.root

    private static func text(_ path: String) throws -> String {
        try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
    }

    /// Every page, by its path from the root.
    private static func pages() throws -> [(path: String, text: String)] {
        let folder = root.appendingPathComponent("Resources/docs").path
        let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".md") }
        return try (["README.md"] + names.sorted().map { "Resources/docs/\($0)" }).map { ($0, try text($0)) }
    }

    /// What stands between backticks, outside of blocks of code.
    private static func quoted(in page: String) throws -> [String] {
        let blocks = try Regex(#"(?s)```.*?```"#)
        return page.replacing(blocks, with: "").matches(of: try Regex(#"`([^`\n]+)`"#))
            .compactMap { $0[1].substring.map(String.init) }
    }

    @Test("README is short enough to be read")
    func readmeIsShort() throws {
        let lines = try Self.text("README.md").split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.count <= 121, "\(lines.count - 1) lines")
    }

    @Test("every link of a page leads to a file")
    func links() throws {
        let link = try Regex(#"\]\(([^)#:]+)(?:#[^)]*)?\)"#)
        for (path, text) in try Self.pages() {
            let folder = Self.root.appendingPathComponent(path).deletingLastPathComponent()
            for target in text.matches(of: link).compactMap({ $0[1].substring.map(String.init) }) {
                let file = folder.appendingPathComponent(target).path
                #expect(FileManager.default.fileExists(atPath: file), "\(path): \(target)")
            }
        }
    }

    @Test("every file and folder that a page names is there")
    func files() throws {
        for (path, text) in try Self.pages() {
            for name in try Self.quoted(in: text)
            where ["Sources/", "Tests/", "Resources/", "./Resources/"].contains(where: name.hasPrefix) {
                let file = name.prefix { $0 != " " }
                guard !file.contains("…") else { continue }
                let place = Self.root.appendingPathComponent(String(file)).path
                #expect(FileManager.default.fileExists(atPath: place), "\(path): \(name)")
            }
        }
    }

    @Test("every type and member that the loop and the guide name is in the sources")
    func symbols() throws {
        let sources = try Self.sources()
        let type = try Regex(#"^([A-Z][A-Za-z0-9]*)(?:\.([a-z][A-Za-z0-9_]*))?$"#)
        var count = 0
        for path in ["Resources/docs/the-loop.md", "Resources/docs/contributing.md"] {
            for name in try Self.quoted(in: try Self.text(path)) {
                guard let found = name.firstMatch(of: type), let owner = found[1].substring,
                    Self.notOfTheTree.contains(String(owner)) == false
                else { continue }
                count += 1
                let declared = try Regex(
                    #"(?:class|struct|enum|protocol|actor|extension|typealias) (?:[A-Z]\w*\.)*\#(owner)\b"#)
                let homes = sources.filter { $0.firstMatch(of: declared) != nil }
                #expect(!homes.isEmpty, "\(path): \(name)")
                guard let member = found[2].substring else { continue }
                let pattern = try Regex(#"(?:func|var|let|case) [^\n]*\b\#(member)\b"#)
                #expect(homes.contains { $0.firstMatch(of: pattern) != nil }, "\(path): \(name)")
            }
        }
        #expect(count > 60)
    }

    /// Words in backticks that look like types of ours and are none.
    private static let notOfTheTree: Set<String> = ["README", "GET", "POST", "S"]

    private static func sources() throws -> [String] {
        let folder = root.appendingPathComponent("Sources")
        let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?
            .compactMap { $0 as? URL } ?? []
        return try files.filter { $0.pathExtension == "swift" }.map { try String(contentsOf: $0, encoding: .utf8) }
    }

    // MARK: requirements

    /// A row of requirements.md: its id, and whether it says why no test names it.
    private static func requirements() throws -> [(id: String, isExcused: Bool)] {
        let row = try Regex(#"^\| ([SRTP][0-9]{2}) \|"#)
        return try text("Resources/docs/requirements.md").split(separator: "\n").compactMap { line in
            line.firstMatch(of: row)?[1].substring.map { (String($0), line.contains("No test: ")) }
        }
    }

    /// The ids that the files below a folder name, or one file.
    private static func ids(in path: String) throws -> Set<String> {
        // Years of an era look alike: S25.3.4, R06/5/1.
        let id = try Regex(#"(?:^|[^A-Za-z0-9.`])([SRTP][0-9]{2})(?![0-9A-Za-z./`])"#)
        let start = root.appendingPathComponent(path)
        let below = FileManager.default.enumerator(at: start, includingPropertiesForKeys: [.isRegularFileKey])?
            .compactMap { $0 as? URL } ?? []
        let kinds: Set<String> = ["swift", "py", "js", "html", "css", "sh", "c", "h", "words", "md", ""]
        var found: Set<String> = []
        for file in below.isEmpty ? [start] : below where kinds.contains(file.pathExtension) {
            guard try file.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true else { continue }
            var ids = try String(contentsOf: file, encoding: .utf8).matches(of: id)
                .compactMap { $0[1].substring.map(String.init) }
            // Rows of the checklist of WebAuthn, R0 to R15, are named there as it names them.
            if file.path.contains("/Tests/PasskeysTests/") { ids.removeAll { $0.hasPrefix("R") } }
            found.formUnion(ids)
        }
        return found
    }

    @Test("every requirement that is named is defined, and every one that is defined is named by a test or says why not")
    func requirementsAreNamed() throws {
        let rows = try Self.requirements()
        let defined = Set(rows.map(\.id))
        #expect(defined.count > 70 && defined.count == rows.count)
        let tested = try Self.ids(in: "Tests")
        let left = rows.filter { !$0.isExcused && !tested.contains($0.id) }.map(\.id)
        #expect(left.isEmpty, "no test names \(left)")
        var named = tested
        for path in ["Sources", "Resources", "README.md", "Package.swift"] { named.formUnion(try Self.ids(in: path)) }
        #expect(named.subtracting(defined).isEmpty, "undefined: \(named.subtracting(defined).sorted())")
    }

    @Test("every requirement says what it is for and where it comes from")
    func requirementsAreWhole() throws {
        var columns = 0
        for line in try Self.text("Resources/docs/requirements.md").split(separator: "\n") where line.hasPrefix("| ") {
            let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
            if cells[0] == "id" { columns = cells.count }
            guard cells[0].firstMatch(of: try Regex("^[SRTP][0-9]{2}$")) != nil else { continue }
            #expect(cells.count == columns && !cells.contains(""), "\(cells[0])")
        }
        #expect(columns >= 4)
    }
}
