import Testing
import World

@testable import Office

@Suite("Reader of comma-separated values") struct CSVReaderTests {
    /// Each row as its line and fields, each fault as its line and name, read in pieces of a size.
    private func read(_ text: String, pieces: Int = 1_000_000) -> [String] {
        read(Array(text.utf8), pieces: pieces)
    }

    private func read(_ bytes: [UInt8], pieces: Int) -> [String] {
        var reader = CSVReader()
        var found: [String] = []
        func take(_ outcome: CSVReader.Outcome) {
            switch outcome {
            case .row(let row):
                let fields = (0..<row.count).map { row[$0] ?? "?" }
                found.append("\(row.line): \(fields.joined(separator: "|"))")
            case .fault(let fault, let line): found.append("\(line)! \(fault)")
            }
        }
        for start in stride(from: 0, to: bytes.count, by: pieces) {
            reader.read(bytes[start..<min(start + pieces, bytes.count)], take)
        }
        reader.finish(take)
        return found
    }

    @Test(
        "RFC 4180, and what programs make of it",
        arguments: [
            ("a,b\r\nc,d\r\n", ["1: a|b", "2: c|d"]), ("a,b\nc,d", ["1: a|b", "2: c|d"]),
            ("a,b\rc,d\r", ["1: a|b", "2: c|d"]), ("\u{FEFF}a,b", ["1: a|b"]), ("\u{FEFF}\"a\",b", ["1: a|b"]),
            ("\"a,b\",\"c\"\"d\"\n", ["1: a,b|c\"d"]), ("\"a\nb\",c\nd,e\n", ["1: a\nb|c", "3: d|e"]),
            ("\"a\r\nb\",c\r\nd,e\r\n", ["1: a\r\nb|c", "3: d|e"]), (",\n,,\n", ["1: |", "2: ||"]),
            ("\n\na\n\n\nb\n\n", ["3: a", "6: b"]), ("\"\"\n", ["1: "]), ("a,\"\"", ["1: a|"]), ("", []), ("\r\n", []),
            ("a", ["1: a"]), ("a,", ["1: a|"]), ("あ,ｱ\n", ["1: あ|ｱ"]),
        ]) func rows(_ text: String, _ expected: [String])
    {
        for pieces in [1_000_000, 4, 3] { #expect(read(text, pieces: pieces) == expected, "in pieces of \(pieces)") }
    }

    @Test(
        "a fault is named with the line of its row, and the next line is read",
        arguments: [
            ("a\"b,c\nd\n", ["1! strayQuote", "2: d"]), ("\"a\"b,c\nd\n", ["1! strayQuote", "2: d"]),
            ("x\na,b \"c\"\nd", ["1: x", "2! strayQuote", "3: d"]), ("x\n\"a,b\nc\n", ["1: x", "2! openQuote"]),
        ]) func faults(_ text: String, _ expected: [String])
    { #expect(read(text) == expected) }

    @Test("what is no UTF-8 is seen field by field") func notUTF8() {
        // 'ダイワ' as Windows writes it in Japan (CP932).
        #expect(read([0x61, 0x2C, 0x83, 0x5F, 0x83, 0x43, 0x83, 0x8F, 0x2C, 0x62], pieces: 100) == ["1: a|?|b"])
    }

    // S33
    @Test("S33 a row of more than 64 KiB is cut off, and so is a quotation mark that is never closed") func bounded() {
        let long = String(repeating: "x", count: 70_000)
        #expect(read("a\n\(long)\nb\n") == ["1: a", "2! tooLong", "3: b"])
        let open = read("a\n\"" + String(repeating: "y\n", count: 40_000))
        #expect(open.first == "1: a" && open.dropFirst().first == "2! tooLong")
        let most = String(repeating: "x", count: CSVReader.largestRow)
        #expect(read("\(most)\nb\n") == ["1: \(most)", "2: b"])
        #expect(read("\(most)x\nb\n") == ["1! tooLong", "2: b"])
        #expect(read(String(repeating: ",", count: 70_000) + "\nb\n") == ["1! tooLong", "2: b"])
    }

    // S33
    @Test("S33 random bytes are read to their end, in any pieces alike") func random() {
        let world = FixedWorld(at: Instant(unixSeconds: 0), seed: 33).world
        let marks = Array("\",\r\n\"a".utf8)
        for _ in 0..<200 {
            let bytes = world.randomBytes(400).map { $0 < 160 ? marks[Int($0) % marks.count] : $0 }
            #expect(read(bytes, pieces: 400) == read(bytes, pieces: 7))
        }
    }
}
