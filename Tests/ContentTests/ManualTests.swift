import Content
import Testing

@Suite("The printed manual as data")
struct ContentTests {
    @Test("every step has a heading in both languages, in the printed order")
    func headings() {
        #expect(StepHeading.all.map(\.step) == Step.allCases)
        for heading in StepHeading.all {
            for language in Language.allCases { #expect(!heading.title(in: language).isEmpty, "\(heading.step)") }
        }
    }

    @Test("numbers are printed as the paper prints them")
    func printedNumbers() {
        #expect(Step.step1_3.printedNumber == "1【3】")
        #expect(Step.step2_2star_4.printedNumber == "2-2★【4】")
        #expect(Step.step2_5chrome_1.printedNumber == "2-5①【1】")
        #expect(Step.step2_5edge_11.printedNumber == "2-5②【11】")
    }

    @Test("the product's name is filled in, and nobody's blanks into another's value")
    func blanks() {
        let words = Words(.japanese, names: ["product": "{society}", "society": "S"])
        #expect(words.heading(.step1_1) == "1【1】 {society}へアクセスします")
    }

    @Test("both languages have the same phrases, each with the same blanks")
    func phrasesMatch() {
        let japanese = Words(.japanese)
        let english = Words(.english)
        #expect(japanese.phraseNames.subtracting(english.phraseNames).sorted() == [])
        #expect(english.phraseNames.subtracting(japanese.phraseNames).sorted() == [])
        for name in japanese.phraseNames {
            #expect(blanks(japanese(Phrase(name))) == blanks(english(Phrase(name))), "\(name)")
        }
    }

    @Test("the terms have the same version in both languages")
    func terms() {
        #expect(Terms.inForce(in: .japanese).version == "2026-04")
        #expect(Terms.inForce(in: .english).version == "2026-04")
    }

    private func blanks(_ text: String) -> Set<String> {
        Set(text.matches(of: /\{([a-z][A-Za-z]*)\}/).map { String($0.1) })
    }
}
