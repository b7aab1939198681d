import Content
import Testing

@Suite("The printed manual as data")
struct ContentTests {
    @Test("every step has a heading in every language, in the printed order")
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

    /// What plain text never says, and kana therefore has no words for: pages for browsers, what staff are told, the
    /// printed notice, and the texts of mails.
    private static func isUnspoken(_ name: String) -> Bool {
        if ["web.", "office.", "complaint.", "notice.", "staff.", "outOfService.", "help.page.staff"].contains(
            where: name.hasPrefix) || name == "mail.link"
        {
            return true
        }
        return name.wholeMatch(of: /mail\.(confirmation|login|notice|change)\.(text|[a-z]+[A-Z][A-Za-z]+)/) != nil
    }

    @Test("every language has the same phrases, each with the same blanks", arguments: Language.allCases)
    func phrasesMatch(language: Language) {
        let japanese = Words(.japanese)
        let words = Words(language)
        let missing = japanese.phraseNames.subtracting(words.phraseNames)
        #expect(missing.filter { language != .kana || !Self.isUnspoken($0) }.sorted() == [])
        #expect(words.phraseNames.subtracting(japanese.phraseNames).sorted() == [])
        for name in words.phraseNames {
            #expect(blanks(words(Phrase(name))) == blanks(japanese(Phrase(name))), "\(name)")
        }
    }

    @Test("the terms have the same version in every language", arguments: Language.allCases)
    func terms(language: Language) {
        #expect(Terms.inForce(in: language).version == "2026-04")
    }

    @Test("F2 goes round, and comes to every language before it begins anew")
    func next() {
        for languages in [Language.onScreen, Language.inPlainText] {
            var round = [Language.japanese]
            while round.count < languages.count { round.append(round[round.count - 1].next(in: languages)) }
            #expect(round == languages && round[round.count - 1].next(in: languages) == .japanese)
        }
        #expect(Language.kana.next(in: Language.onScreen) == .japanese)
    }

    private func blanks(_ text: String) -> Set<String> {
        Set(text.matches(of: /\{([a-z][A-Za-z]*)\}/).map { String($0.1) })
    }
}
