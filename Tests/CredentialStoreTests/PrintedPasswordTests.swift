import CredentialStore
import Foundation
import Testing
import World

// S03
@Suite("S03 Printed initial passwords") struct PrintedPasswordTests {
    private let world = FixedWorld(at: Instant(unixSeconds: 1_795_489_200), seed: 3).world

    @Test("100,000 of them: the form, the alphabet, each another, every letter everywhere about equally often")
    func drawn() throws {
        let count = 100_000
        var seen: Set<String> = []
        let letters = PrintedPassword.alphabet
        var places = [[Character: Int]](repeating: [:], count: PrintedPassword.length)
        for _ in 0..<count {
            let text = PrintedPassword(from: world).characters
            seen.insert(text)
            for (place, letter) in text.enumerated() { places[place][letter, default: 0] += 1 }
        }
        #expect(seen.count == count)
        #expect(!letters.contains { "IL1O0QUV".contains($0) } && Set(letters).count == 28)
        let expected = Double(count) / Double(letters.count)
        for (place, counts) in places.enumerated() {
            #expect(Set(counts.keys) == Set(letters), "place \(place)")
            // Chi squared with 27 degrees of freedom: 67.6 is passed by one in a hundred thousand.
            let chi = counts.values.reduce(0.0) { $0 + (Double($1) - expected) * (Double($1) - expected) / expected }
            #expect(chi < 67.6, "place \(place): \(chi)")
        }
    }

    @Test("one that was mistyped is still seen to be printed, and a password of words in capitals is not")
    func resemblance() {
        for typed in ["K7MW 3XHR 9TCE 4", "k7mw3xhr9tce4ff", "K7MW 3XHR 9TCE 0F", "Ｋ７ＭＷ-3XHR-9TCE-4F-X"] {
            #expect(PrintedPassword.resembles(typed), "\(typed)")
        }
        for typed in ["", "K7MW", "TSUKIYO 2026 SORA", "HANAKO1950KAI", "BCDFGHJKMNPR", "PLUM RIVER 12 STONE"] {
            #expect(!PrintedPassword.resembles(typed), "\(typed)")
        }
    }

    @Test("at least 60 bits") func strength() {
        var values = 1.0
        for _ in 1..<PrintedPassword.length { values *= Double(PrintedPassword.alphabet.count) }
        #expect(values > 1_152_921_504_606_846_976)  // 2 to the 60
    }

    @Test("every single wrong letter is told from a wrong password") func wrongLetters() {
        for _ in 0..<20 {
            let letters = Array(PrintedPassword(from: world).characters)
            for place in letters.indices {
                for wrong in PrintedPassword.alphabet where wrong != letters[place] {
                    var typed = letters
                    typed[place] = wrong
                    #expect(PrintedPassword.read(String(typed)) == .misread)
                }
            }
        }
    }

    @Test("exchanging two neighbours is noticed unless they lie 14 apart in the alphabet") func exchanged() {
        var unnoticed = 0
        var tried = 0
        for _ in 0..<2_000 {
            let letters = Array(PrintedPassword(from: world).characters)
            for place in 0..<(letters.count - 2) where letters[place] != letters[place + 1] {
                var typed = letters
                typed.swapAt(place, place + 1)
                tried += 1
                if PrintedPassword.read(String(typed)) != .misread { unnoticed += 1 }
            }
        }
        #expect(Double(unnoticed) / Double(tried) < 0.05, "\(unnoticed) of \(tried)")
    }

    @Test(
        "any width, case and spacing",
        arguments: [
            { $0 }, { $0.lowercased() }, { $0.replacingOccurrences(of: " ", with: "") },
            { $0.replacingOccurrences(of: " ", with: "　") }, { $0.replacingOccurrences(of: " ", with: "-") },
            { " \($0) " }, { $0.applyingTransform(.fullwidthToHalfwidth, reverse: true) ?? "" },
            { $0.replacingOccurrences(of: " ", with: "ー") }, { $0.map { "\($0) " }.joined() },
        ] as [@Sendable (String) -> String]) func spellings(_ spell: @Sendable (String) -> String)
    {
        for _ in 0..<200 {
            let password = PrintedPassword(from: world)
            #expect(PrintedPassword.read(spell(password.printed)) == .wellFormed(password.characters))
        }
    }

    @Test(
        "other forms are no printed passwords",
        arguments: [
            "", "K7MW 3XHR 9TCE 4", "K7MW 3XHR 9TCE 4FF", "ひみつ",
            "K7MW 3XHR 9TCE O1", "121011950-03-04", "correct horse battery",
        ])
    func otherForms(_ typed: String) { #expect(PrintedPassword.read(typed) == .otherForm) }

    @Test("printed in groups of four") func groups() {
        let password = PrintedPassword(from: world)
        #expect(password.printed.split(separator: " ").map(\.count) == [4, 4, 4, 2])
        #expect(password.printed.filter { $0 != " " } == password.characters)
    }
}
