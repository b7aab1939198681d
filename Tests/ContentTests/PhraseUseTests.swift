import Foundation
import Content
import Testing

@Suite("Words and where they are used")
struct PhraseUseTests {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// Phrases whose names are put together: a step's, a method's, a mail's.
    static let families = [
        #"ticket\.over\.(late|declined|wrongNumber|wrongLetters)"#,
        #"office\.check\.((fine|warning|wrong)|topic\.[A-Za-z]+|(backup|drill)(\.never)?)"#,
        #"[0-9]-[0-9][a-z]?\.[0-9]+\.(text|next)"#, #"1\.10\.(text|next)"#, #"1\.11\.next\.2-[1-6][ce]?"#,
        #"date\.monthNames"#,
        #"web\.home\.2-5[ce]\.[0-9](\.(open|address))?"#, #"1\.8\.(passkey|app|mail)(\.detail)?"#,
        #"1\.8\.devices\..*"#, #"help\..*"#, #"office\.event\..*"#,
        #"office\.member\.(note|remedy)\..*"#, #"demo\.state\..*"#,
        #"office\.mail\.purpose\.(confirmation|login|notice)"#, #"top\.next\..*"#,
        #"mail\.(confirmation|login|notice|change)\.(subject|text)"#,
        #"mail\.change\.(passwordChanged|method(Added|Removed|Renamed|Preferred)|addressReplaced)"#,
        #"mail\.change\.(firstMethod|withoutMail|withoutMailAllowed|noticeDrawn|accountReset)"#,
        #"(web\.)?device\.(iPhone|iPad|android|windows|mac|other)"#,
        #"method\.(app|mail|passkey)"#, #"2-2\*\.[23]\.(text(\.here)?|next)"#,
        #"office\.deed\.[A-Za-z]+"#, #"office\.fact\.[a-z_]+"#, #"office\.faults\.(line|column|found|reason)"#,
        #"(factor\.use|lost)\.(app|mail|passkey)"#,
    ]

    @Test("every phrase that the code names exists")
    func nothingIsMissing() throws {
        let known = Words(.japanese).phraseNames
        let missing = try literals().filter { !known.contains($0.text) && $0.looksLikePhrase(known) }
        #expect(missing.isEmpty, "\(missing.map { "\($0.text) in \($0.file)" })")
    }

    @Test("the pages at home lead to the address that the wizard shows")
    func addressesAgree() {
        for language in Language.inBrowser {
            let words = Words(language)
            for step in ["2-5c.1", "2-5e.1"] {
                let shown = words(Phrase("\(step).text")).filter { !$0.isWhitespace }
                let linked = words(Phrase("web.home.\(step).address")).prefix { $0 != "?" }
                #expect(linked.hasPrefix("https://") && shown.contains(linked), "\(language) \(step)")
            }
        }
    }

    @Test("every phrase is used")
    func nothingIsLeftOver() throws {
        let used = Set(try literals().map(\.text))
        let families = try Self.families.map { try Regex($0) }
        let left = Words(.japanese).phraseNames.filter { name in
            !used.contains(name) && !families.contains { name.wholeMatch(of: $0) != nil }
        }
        #expect(left.isEmpty, "\(left.sorted())")
    }

    @Test("a line of a page fits its row: 76 columns, 78 for the line above the keys")
    func linesFit() {
        // Kana is said, and never laid out.
        for language in Language.allCases where language != .kana {
            let words = Words(
                language,
                names: [
                    "product": "KOSMO Web", "society": "みどり健康保険組合", "telephone": "03-0000-0000",
                    "hours": "平日 9時～17時", "sender": "no-reply@kenpo.example.jp", "issuer": "MidoriKenpo",
                    "noticeDays": "90", "setUpDays": "90", "longPassword": "15",
                ])
            for name in words.phraseNames.sorted()
            where !["mail", "ending", "notice", "web", "office", "complaint"].contains(name.prefix { $0 != "." }) {
                let filled = words(
                    Phrase(name),
                    [
                        "span": "10分30秒", "label": "MidoriKenpo:01234567", "address": "hanako@example.jp",
                        "until": "11時02分", "terminal": "組合の窓口 1番の機械", "minutes": "10",
                        "needed": "15", "length": "12", "telephone": "03-0000-0000",
                    ])
                // Beside a QR code, which needs 80x24 (T25), there are 34 columns.
                let besideKey = ["2-4.6.text", "2-3.5.text", "qr.private", "qr.keyFollows", "qr.waiting"]
                // Beside a ticket's smaller one, 42.
                let besideTicket = ["ticket.scan", "ticket.check", "ticket.cannotScan", "ticket.thenLetters"]
                let room = besideKey.contains(name) ? 34 : besideTicket.contains(name) ? 42 : 78
                for line in filled.split(separator: "\n") {
                    #expect(Self.columns(line) <= room, "\(language.rawValue) \(name): \(line)")
                }
            }
        }
    }

    struct Literal {
        let text: String
        let file: String

        /// Begins like a phrase that exists: `1.8.`, `problem.`.
        func looksLikePhrase(_ known: Set<String>) -> Bool {
            guard let dot = text.lastIndex(of: "."), text.firstIndex(of: "\\") == nil else { return false }
            return known.contains { $0.hasPrefix(text[...dot]) }
        }
    }

    private func literals() throws -> [Literal] {
        let sources = Self.root.appendingPathComponent("Sources")
        let rooms = ["Screens", "Wizard", "Demo", "Accounts", "Companion", "Office", "firstlogin"].map {
            sources.appendingPathComponent($0)
        }
        let files = rooms.flatMap { room in
            FileManager.default.enumerator(at: room, includingPropertiesForKeys: nil)?.compactMap { $0 as? URL } ?? []
        }
        return try files.filter { $0.pathExtension == "swift" && !$0.path.contains("/Settings/") }.flatMap { file in
            try String(contentsOf: file, encoding: .utf8).matches(of: /"([^"\n]*)"/).map {
                Literal(text: String($0.1), file: file.lastPathComponent)
            }
        }
    }

    private static func columns(_ text: Substring) -> Int {
        text.unicodeScalars.reduce(0) { sum, scalar in
            let isWide =
                (0x1100...0x115F).contains(scalar.value) || (0x2E80...0xA4CF).contains(scalar.value)
                || (0xAC00...0xD7A3).contains(scalar.value) || (0xF900...0xFAFF).contains(scalar.value)
                || (0xFF00...0xFF60).contains(scalar.value)
            return sum + (isWide ? 2 : 1)
        }
    }
}
