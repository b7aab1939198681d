import Content
import FlowEngine
import Foundation
import Testing

/// `Goldens/stored-names.tsv` has the manual's number and the stored name of each place and of each branch. The first
/// column follows the paper; a name that stands in the second stays for ever.
@Suite("The names under which places and branches are stored")
struct StoredNameTests {
    private static let golden: [[String]] = {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("Goldens/stored-names.tsv")
        let text = String(decoding: FileManager.default.contents(atPath: file.path) ?? Data(), as: UTF8.self)
        return text.split(separator: "\n").map { $0.split(separator: "\t").map(String.init) }
    }()

    @Test("every place and every branch has the name that is written down for it, and nothing else is written down")
    func namesStay() {
        let places = Location.all.map { [$0.rawValue, $0.storedName] }
        let branches = Branch.allCases.map { [$0.rawValue, $0.storedName] }
        let names = Set(places + branches)
        for missing in Set(Self.golden).subtracting(names) {
            Issue.record("\(missing) is written down, and nothing bears it")
        }
        for new in names.subtracting(Self.golden) { Issue.record("\(new) is to be written down") }
    }

    @Test("a name leads to its own place or branch, and no two have one") func namesAreOneToOne() {
        for place in Location.all { #expect(Location(storedName: place.storedName) == place) }
        for branch in Branch.allCases { #expect(Branch(storedName: branch.storedName) == branch) }
        let names = Location.all.map(\.storedName) + Branch.allCases.map(\.storedName)
        #expect(Set(names).count == names.count)
    }

    @Test("a name is of words alone, and a step of chapter 2 begins with its branch's") func namesAreWords() {
        for name in Location.all.map(\.storedName) + Branch.allCases.map(\.storedName) {
            #expect(name.allSatisfy { $0 == "." || $0.isASCII && $0.isLetter }, "\(name)")
        }
        for branch in Branch.allCases {
            for step in branch.steps.map(\.step) {
                #expect(Location.step(step).storedName.hasPrefix("\(branch.storedName)."), "\(step)")
            }
        }
    }

    @Test("every journey that can be comes back from its stored form as it was") func journeysComeBack() throws {
        for journey in FlowEngineTests.chart.journeys {
            let stored = try JSONEncoder().encode(journey)
            let back = try JSONDecoder().decode(Journey.self, from: stored)
            #expect(back == journey.resumed(with: .outside))
        }
    }

    @Test("the stored form of a journey says where it stands by names") func storedForm() throws {
        let stored = #"""
            {"branch":"appBesidePC","choiceWasSkipped":false,"devices":"both","enrolled":[],"hasChosenPassword":true,\#
            "mail":"confirmed","method":"app","passwordSuitsMail":true,"standing":"appBesidePC.scanKey"}
            """#
        let journey = try JSONDecoder().decode(Journey.self, from: Data(stored.utf8))
        #expect(journey.saved == .step(.step2_4_6))
        #expect(journey.branch == .appBesidePC)
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        #expect(String(decoding: try encoder.encode(journey), as: UTF8.self) == stored)
    }

    @Test(
        "what nothing is named is damage: a number of the paper, too",
        arguments: [(#""standing":"terms""#, #""standing":"1.4""#), (#""branch":"mailCode""#, #""branch":"2-6""#)])
    func unknownNames(_ known: String, _ unknown: String) throws {
        let stored = """
            {"branch":"mailCode","choiceWasSkipped":false,"enrolled":[],"hasChosenPassword":false,"mail":"confirmed",\
            "passwordSuitsMail":false,"standing":"terms"}
            """
        #expect(try JSONDecoder().decode(Journey.self, from: Data(stored.utf8)).saved == .step(.step1_4))
        let spoiled = Data(stored.replacing(known, with: unknown).utf8)
        #expect(throws: DecodingError.self) { try JSONDecoder().decode(Journey.self, from: spoiled) }
    }
}
