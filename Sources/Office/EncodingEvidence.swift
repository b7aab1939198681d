import TypedInput

/// What the bytes of a file say of their encoding.
enum EncodingEvidence: Equatable {
    /// They are of this one, or break off it latest.
    case encoding(MemberFileEncoding)
    /// They are of this one or of CP932, and nothing speaks for one of them. The first words in question as each would
    /// have them.
    case either(line: Int, MemberFileEncoding, text: String, asCP932: String)

    /// Two letters of half-width kana in CP932 are often one letter of Latin, Greek or Cyrillic in UTF-8: `ﾅｶ ﾐｷ` is
    /// `Ŷ з`. So that bytes can be read is no proof.
    static func of(_ bytes: [UInt8]) -> EncodingEvidence {
        if let mark = mark(of: bytes) { return .encoding(mark) }
        guard bytes.contains(where: { $0 >= 0x80 }) else { return .encoding(.utf8) }
        let cp932End = EncodingConversion(encoding: .cp932).firstUndecodable(in: bytes) ?? .max
        guard let text = String(validating: bytes, as: UTF8.self) else {
            let utf8End = EncodingConversion(encoding: .utf8).firstUndecodable(in: bytes) ?? 0
            if mayBeEUC(bytes) { return cp932End == .max ? question(bytes, .eucJP) : .encoding(.eucJP) }
            return .encoding(cp932End > utf8End ? .cp932 : .utf8)
        }
        return cp932End == .max ? weighed(text, bytes) : .encoding(.utf8)
    }

    /// A byte order mark, or the NUL that UTF-16 puts beside each letter of ASCII: a header has no others.
    private static func mark(of bytes: [UInt8]) -> MemberFileEncoding? {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return .utf8 }
        guard bytes.count > 1 else { return nil }
        switch (bytes[0], bytes[1]) {
        case (0xFF, 0xFE), (1..., 0): return .utf16LittleEndian
        case (0xFE, 0xFF), (0, 1...): return .utf16BigEndian
        default: return nil
        }
    }

    /// Of a text that CP932 could be as well. Kana and kanji of UTF-8 hardly ever come of CP932 by chance. Letters of
    /// Latin beside others of ASCII are a name (`José`); alone between commas they are kana of half width.
    private static func weighed(_ text: String, _ bytes: [UInt8]) -> EncodingEvidence {
        var (foreign, japanese, beside) = (0, 0, 0)
        var before: Unicode.Scalar = ","
        var isBesideBefore = false
        for scalar in text.unicodeScalars {
            defer { before = scalar }
            let isForeign = isForeign(scalar)
            if isForeign {
                foreign += 1
                // A run of them is beside a letter where its first or its last one is.
                isBesideBefore = isASCIILetter(before) || isBesideBefore && self.isForeign(before)
                if isBesideBefore { beside += 1 }
            } else {
                if isASCIILetter(scalar), self.isForeign(before), !isBesideBefore { beside += 1 }
                isBesideBefore = false
                if scalar.value >= 0x800 { japanese += 1 }
            }
        }
        if japanese >= foreign || beside >= foreign { return .encoding(.utf8) }
        if japanese == 0, beside == 0 { return .encoding(.cp932) }
        return question(bytes, .utf8)
    }

    private static func isForeign(_ scalar: Unicode.Scalar) -> Bool { (0x80...0x7FF).contains(scalar.value) }

    private static func isASCIILetter(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII && scalar.properties.isAlphabetic
    }

    /// Of a text that CP932 could be as well: every pair of letters of EUC-JP is two kana of half width there. Of the
    /// kanji that names are written in nearly all stand in the first half of the table, which kana hit by chance in
    /// every second pair (JIS X 0208, rows 1 to 47).
    private static func mayBeEUC(_ bytes: [UInt8]) -> Bool {
        var (pairs, usual) = (0, 0)
        var place = 0
        while place < bytes.count {
            guard bytes[place] >= 0x80 else {
                place += 1
                continue
            }
            guard place + 1 < bytes.count, 0xA1...0xFE ~= bytes[place], 0xA1...0xFE ~= bytes[place + 1] else {
                return false
            }
            pairs += 1
            if 0xA1...0xCF ~= bytes[place], bytes[place] != 0xA6 { usual += 1 }
            place += 2
        }
        return usual * 10 >= pairs * 9
    }

    /// The first field in question, as that one has it and as CP932 does.
    private static func question(_ bytes: [UInt8], _ other: MemberFileEncoding) -> EncodingEvidence {
        let isEnd: (UInt8) -> Bool = { [UInt8(ascii: ","), 0x0A, 0x0D].contains($0) }
        guard let place = bytes.firstIndex(where: { $0 >= 0x80 }) else { return .encoding(.utf8) }
        let start = bytes[..<place].lastIndex(where: isEnd).map { $0 + 1 } ?? 0
        let field = Array(bytes[start...].prefix { !isEnd($0) }.prefix(60))
        return .either(
            line: line(of: place, in: bytes), other, text: text(of: field, as: other),
            asCP932: text(of: field, as: .cp932))
    }

    private static func text(of field: [UInt8], as encoding: MemberFileEncoding) -> String {
        var text: [UInt8] = []
        do { try EncodingConversion(encoding: encoding).run(field) { text += $0 } } catch {
            // Cut off within a letter: what came before it is enough.
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// The line, from 1, in which a byte stands.
    static func line(of place: Int, in bytes: [UInt8]) -> Int {
        1 + bytes.prefix(place).count { $0 == 0x0A }
    }
}
