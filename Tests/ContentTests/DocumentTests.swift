import Content
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
        let text = try Self.text("README.md")
        #expect(text.contains("\(Step.allCases.count) steps"))
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
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

    @Test("every type and member that the loop and the guide name is in the tree")
    func symbols() throws {
        let homes = try Self.homes()
        let type = try Regex(#"^([A-Z][A-Za-z0-9]*)(?:\.([a-z][A-Za-z0-9_]*))?$"#)
        var count = 0
        for path in ["Resources/docs/the-loop.md", "Resources/docs/contributing.md"] {
            for name in try Self.quoted(in: try Self.text(path)) {
                guard let found = name.wholeMatch(of: type), let owner = found[1].substring.map(String.init) else {
                    continue
                }
                if Self.notOfTheTree.contains(owner) { continue }
                count += 1
                let files = homes[owner] ?? []
                #expect(!files.isEmpty, "\(path): \(name)")
                guard let member = found[2].substring.map(String.init) else { continue }
                #expect(files.contains { Self.declares(member, $0) }, "\(path): \(name)")
            }
        }
        #expect(count > 60)
    }

    /// What looks like a type of the tree and is none.
    private static let notOfTheTree: Set<String> = ["GET", "POST", "S", "Package", "ParsableCommand"]

    private static let introducers = ["class ", "struct ", "enum ", "protocol ", "actor ", "extension ", "typealias "]

    /// The files that declare or extend each type.
    private static func homes() throws -> [String: [String]] {
        let files = ["Sources", "Tests"].flatMap { folder in
            FileManager.default.enumerator(
                at: root.appendingPathComponent(folder), includingPropertiesForKeys: nil)?.compactMap { $0 as? URL }
                ?? []
        }
        var homes: [String: [String]] = [:]
        for file in files where file.pathExtension == "swift" {
            let text = try String(contentsOf: file, encoding: .utf8)
            for line in text.split(separator: "\n") {
                for word in introducers {
                    guard let start = line.range(of: word)?.upperBound else { continue }
                    let name = line[start...].prefix { $0.isLetter || $0.isNumber || $0 == "." }
                    guard let last = name.split(separator: ".").last else { continue }
                    homes[String(last), default: []].append(text)
                }
            }
        }
        return homes
    }

    private static func declares(_ member: String, _ text: String) -> Bool {
        text.split(separator: "\n").contains { line in
            guard line.contains(member), ["func ", "var ", "let ", "case "].contains(where: line.contains) else {
                return false
            }
            return line.split(whereSeparator: { !$0.isLetter && !$0.isNumber && $0 != "_" }).contains { $0 == member }
        }
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
        let below =
            FileManager.default.enumerator(at: start, includingPropertiesForKeys: [.isRegularFileKey])?
            .compactMap { $0 as? URL } ?? []
        let kinds: Set<String> = ["swift", "py", "js", "html", "css", "c", "h", "words", "md"]
        var found: Set<String> = []
        for file in below.isEmpty ? [start] : below {
            // The commands in `Resources` have no extension; nor have the binary files of the fuzzer.
            let isCommand = file.pathExtension.isEmpty && file.deletingLastPathComponent().path.hasSuffix("/Resources")
            guard kinds.contains(file.pathExtension) || isCommand,
                try file.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true
            else { continue }
            var ids = try String(contentsOf: file, encoding: .utf8).matches(of: id)
                .compactMap { $0[1].substring.map(String.init) }
            // There R and a number name a row of the checklist of WebAuthn.
            if file.path.contains("/Tests/PasskeysTests/") { ids.removeAll { $0.hasPrefix("R") } }
            found.formUnion(ids)
        }
        return found
    }

    @Test(
        "every requirement that is named is defined, and every one that is defined is named by a test or says why not")
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
