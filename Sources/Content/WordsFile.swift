import Synchronization

/// Reads `Resources/words`: a line `name = text` each; further lines of a text begin with `|`; `#` opens a remark.
///
/// Before the first page only the names are looked for, and where their texts begin (P01); a text is read when it is
/// said for the first time.
final class WordsFile: Sendable {
    static func of(_ language: Language) -> WordsFile {
        known.withLock { known in
            if let file = known[language] { return file }
            let file = WordsFile(.words(language))
            known[language] = file
            return file
        }
    }

    /// Those that were looked through so far.
    private static let known = Mutex(InEveryLanguage<WordsFile?> { _ in nil })

    /// Where a name and the first line of its text stand in the file.
    private struct Entry {
        let name: Range<Int>
        let text: Range<Int>
    }

    private let file: EmbeddedFile
    private let entries: [Entry]
    /// A table of hashes with open addressing: in each slot the number of an entry and 1, or 0. Much longer than the
    /// file has names, so that the first slot is nearly always the right one.
    private let slots: [UInt16]
    private let read: Mutex<[String?]>

    private static let slotCount = 8_192

    init(_ file: EmbeddedFile) {
        self.file = file
        let bytes = file.bytes
        var entries: [Entry] = []
        entries.reserveCapacity(1_024)
        var slots = [UInt16](repeating: 0, count: Self.slotCount)
        var lines = EmbeddedLines(of: bytes, from: 0)
        while let line = lines.next() {
            guard let equals = Self.equals(in: line, of: bytes) else { continue }
            let name = Self.trimmed(line.lowerBound..<equals, of: bytes)
            let slot = Self.slot(of: UnsafeBufferPointer(rebasing: bytes[name]), among: entries, slots, in: bytes)
            entries.append(Entry(name: name, text: equals + 1..<line.upperBound))
            precondition(entries.count < Self.slotCount / 2, "the table of phrases is full")
            slots[slot] = UInt16(entries.count)
        }
        self.entries = entries
        self.slots = slots
        read = Mutex(Array(repeating: nil, count: entries.count))
    }

    /// The text of a phrase; nil where there is none of that name.
    subscript(name: String) -> String? {
        guard let index = index(of: name) else { return nil }
        return read.withLock { read in
            if let text = read[index] { return text }
            let text = text(of: entries[index])
            read[index] = text
            return text
        }
    }

    /// Whether there is a phrase of that name.
    func has(_ name: String) -> Bool { index(of: name) != nil }

    /// The names of all phrases.
    var names: [String] {
        let bytes = file.bytes
        return entries.map { String(decoding: bytes[$0.name], as: UTF8.self) }
    }

    private func index(of name: String) -> Int? {
        var name = name
        let bytes = file.bytes
        let slot = name.withUTF8 { Self.slot(of: $0, among: entries, slots, in: bytes) }
        return slots[slot] == 0 ? nil : Int(slots[slot]) - 1
    }

    /// The slot of a name, or the empty one where it belongs.
    private static func slot(
        of name: UnsafeBufferPointer<UInt8>, among entries: [Entry], _ slots: [UInt16],
        in bytes: UnsafeBufferPointer<UInt8>
    ) -> Int {
        // FNV-1a.
        var hash: UInt32 = 2_166_136_261
        for byte in name { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
        var slot = Int(hash) & (slotCount - 1)
        while slots[slot] != 0 {
            let known = UnsafeBufferPointer(rebasing: bytes[entries[Int(slots[slot]) - 1].name])
            if known.hasSameBytes(as: name) { break }
            slot = (slot + 1) & (slotCount - 1)
        }
        return slot
    }

    private func text(of entry: Entry) -> String {
        let bytes = file.bytes
        var lines = EmbeddedLines(of: bytes, from: entry.text.upperBound)
        var text = String(decoding: bytes[Self.trimmed(entry.text, of: bytes)], as: UTF8.self)
        while let line = lines.next(), Self.equals(in: line, of: bytes) == nil {
            guard bytes[line.lowerBound] == UInt8(ascii: "|") else { continue }
            let more = String(decoding: bytes[line.dropFirst()], as: UTF8.self)
            text = text.isEmpty ? more : text + "\n" + more
        }
        return text
    }

    /// Where the name of a line ends; nil where the line begins no text.
    private static func equals(in line: Range<Int>, of bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        guard let first = line.first, bytes[first] != UInt8(ascii: "#"), bytes[first] != UInt8(ascii: "|") else {
            return nil
        }
        return bytes.firstIndex(of: "=", in: line)
    }

    /// Without the spaces around it.
    private static func trimmed(_ range: Range<Int>, of bytes: UnsafeBufferPointer<UInt8>) -> Range<Int> {
        var (start, end) = (range.lowerBound, range.upperBound)
        while start < end, bytes[start] == UInt8(ascii: " ") { start += 1 }
        while start < end, bytes[end - 1] == UInt8(ascii: " ") { end -= 1 }
        return start..<end
    }
}
