import Testing
import TypedInput

@Suite("Text of strangers in a terminal") struct PrintableTextTests {
    @Test(
        "What a terminal would obey and what nobody would see is written as its number; letters stay",
        arguments: [
            ("山田 太郎", "山田 太郎"), ("葛\u{E0100} が", "葛\u{E0100} が"), ("か\u{3099}", "か\u{3099}"), ("é😀①㈱", "é😀①㈱"),
            ("\u{1B}[31m", "\\u{1B}[31m"), ("a\r\nb\tc", "a\\u{D}\\u{A}b\\u{9}c"), ("\u{9B}x", "\\u{9B}x"),
            ("\u{202E}a\u{200B}b\u{FEFF}", "\\u{202E}a\\u{200B}b\\u{FEFF}"), ("\u{E000}", "\\u{E000}"),
            ("\u{2028}\u{A0}\u{3164}", "\\u{2028}\\u{A0}\\u{3164}"), ("　", "　"), ("", ""),
        ]) func escaped(_ text: String, _ shown: String)
    {
        #expect(PrintableText.escaped(text).utf8.elementsEqual(shown.utf8))
    }

    @Test("Spaces, marks of direction and fillers are nothing that is seen")
    func visible() {
        for text in ["", " ", "\u{3000}", "\u{200B}", "\u{FEFF}\u{2060}", "\u{3164}", "\u{2800}", "\u{AD}", "\u{FE0F}"]
        {
            #expect(!PrintableText.hasVisible(text), "\(text.debugDescription)")
        }
        for text in ["a", "\u{200B}あ", "-", "　山"] { #expect(PrintableText.hasVisible(text)) }
    }
}
