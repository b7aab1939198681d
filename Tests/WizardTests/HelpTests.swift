import CredentialStore
import Demo
import FlowEngine
import Content
import Accounts
import Screens
import World
import Wizard
import TextUI
import Testing

@Suite("F1, page by page")
struct HelpTests {
    /// Not told of a page: the office, and the keys.
    static let frame: Set<String> = ["help.office", "help.keys", "help.key", "help.moving"]

    /// Staff's pages, which plain text does not have: they have no words in kana.
    static let notInPlainText: Set<HelpTopic> = [
        .page(.staffLogin), .page(.staffTerminal), .page(.staffMessages), .page(.staffTest),
    ]

    /// Steps that say the same on purpose: the app is installed alike beside a PC and without.
    static let alike: [Set<HelpTopic>] = [
        [.step(.step2_3_1), .step(.step2_4_1)], [.step(.step2_3_2), .step(.step2_4_2)],
    ]

    @Test("T26 Every step of the manual and every other page has words of its own", arguments: Language.allCases)
    func everyPageHasItsOwn(language: Language) {
        let words = Words(language)
        let topics = HelpTopic.all.filter { language != .kana || !Self.notInPlainText.contains($0) }
        let names = Set(topics.map(\.phrase.name))
        #expect(names.count == topics.count)
        #expect(words.phraseNames.filter { $0.hasPrefix("help.") } == names.union(Self.frame))
        let byText = Dictionary(grouping: HelpTopic.all) { words($0.phrase) }
        for (text, topics) in byText where topics.count > 1 {
            #expect(Self.alike.contains(Set(topics)), "\(topics) say the same: \(text)")
        }
        for topic in HelpTopic.all {
            let sentences = words(topic.phrase).count { language.isJapanese ? $0 == "。" : ".:?!".contains($0) }
            #expect(sentences >= 2, "\(topic) says little")
        }
    }

    @Test("T26 F1 tells of the step that she stands at, in every branch", arguments: GoldenFrameTests.walks.map(\.name))
    func everyStep(name: String) throws {
        let plan = try #require(GoldenFrameTests.walks.first { $0.name == name })
        let office =
            try plan.method == .passkey ? Office(policy: .everything, companion: Office.origin) : Office()
        var walk = Walk(office, try office.member(.new), plan.method, plan.devices, seat: office.seat())
        walk.choices.browser = name == "2-5e" ? .edge : .chrome
        walk.atPage = { place, seat in
            guard case .step(let step) = place else { return }
            let isEnd = plan.method == .passkey && seat.wizard.screenState.authenticationLevel == .signedIn
            let topic: HelpTopic = .step(isEnd ? .step0_4 : step)
            let office = AccountSettings.words(of: office)
            seat.press(.function(1))
            #expect(seat.help.hasPrefix(office(topic.phrase) + "\n"), "\(step.rawValue): \(seat.help.prefix(60))")
            seat.press(.escape)
        }
        try walk.toTheEnd()
    }

    @Test("T26 F1 has an answer in every state of every page", arguments: Language.onScreen)
    func everyScene(language: Language) throws {
        var shown: Set<String> = []
        func look(_ scene: Scene, in office: Office) throws {
            var seat = office.seat(language)
            try scene.play(office, &seat)
            if seat.wizard.overlay != .help { seat.press(.function(1)) }
            let help = seat.help
            #expect(seat.wizard.overlay == .help && !help.isEmpty && !help.contains("⟦"), "\(scene.name)")
            shown.insert(help)
        }
        for scene in Scene.tickets { try look(scene, in: Office(policy: .everything, companion: Office.origin)) }
        for scene in Scene.all + Scene.topPage { try look(scene, in: Office()) }
        #expect(shown.count > 25)
    }

    @Test("T24 Enter on F1's page reads on, then leads back to the page, and each key has a line of its own")
    func backByEnter() throws {
        let office = try Office()
        var seat = office.seat()
        seat.press(.enter, .function(1))
        let keys = seat.wizard.page.keys
        #expect(!keys.isEmpty)
        let lines = seat.help.split(separator: "\n")
        seat.press(.escape)
        for key in seat.wizard.page.keys where key.control != Control("enter") {
            #expect(lines.contains("  \(key.keyName)  \(key.label)"))
        }
        seat.press(.function(1))
        #expect(!seat.shows("［ 戻る ］"))
        for _ in 0..<9 where !seat.shows("［ 戻る ］") { seat.press(.enter) }
        #expect(seat.wizard.overlay == .help && seat.shows("［ 戻る ］"))
        // The button below has become another one: a second press in haste presses nothing.
        seat.press(.enter)
        #expect(seat.wizard.overlay == .help)
        office.clock.pass(seconds: 2)
        seat.press(.enter)
        #expect(seat.wizard.overlay == nil && seat.wizard.screenState.place == .step(.step1_2))
    }
}

extension Replay {
    /// What F1 says.
    fileprivate var help: String { wizard.page.readings.map(\.text).joined() }
}

extension AccountSettings {
    fileprivate static func words(of office: Office) -> Words { office.settings.words(in: .japanese) }
}
