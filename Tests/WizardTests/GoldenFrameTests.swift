import CredentialStore
import Demo
import FlowEngine
import Foundation
import Content
import Accounts
import Wizard
import TextUI
import Testing

/// What a member sees, page by page. `FIRSTLOGIN_RECORD=1 swift test --filter GoldenFrameTests` records anew, and fails
/// while it does, so that nobody takes a recording for a test.
@Suite("Every page as a member sees it, in both languages and two sizes")
struct GoldenFrameTests {
    static let walks: [(name: String, method: Method, devices: Devices)] = [
        ("2-1", .passkey, .both), ("2-2", .passkey, .phoneOnly),
        ("2-6", .mail, .both), ("2-4", .app, .both), ("2-3", .app, .phoneOnly), ("2-5c", .app, .pcOnly),
        ("2-5e", .app, .pcOnly),
    ]

    @Test("from the notice to the top page", arguments: Language.onScreen, ["80x24", "120x40"])
    func frames(language: Language, sizeName: String) throws {
        let size = sizeName == "80x24" ? Size.usual : Size(rows: 40, columns: 120)
        for plan in Self.walks {
            let isPasskey = plan.method == .passkey
            let office = try Office(offering: plan.method)
            var walk = Walk(
                office, try office.member(.new), plan.method, plan.devices, seat: office.seat(language, size: size))
            walk.choices.browser = plan.name == "2-5e" ? .edge : .chrome
            walk.atPage = { place, seat in
                if seat.wizard.isWatching {
                    try office.deliverAll()
                    seat.take(.storeChanged)
                }
                let frame = seat.frame
                #expect(frame.overflow == 0, "\(plan.name) \(place.rawValue) does not fit")
                // 2-1 and 2-2 end on the page that awaited the sign-in.
                let isEnd = isPasskey && seat.wizard.screenState.authenticationLevel == .signedIn
                let name = place.rawValue.replacingOccurrences(of: "/", with: "-") + (isEnd ? "-end" : "")
                try compare(frame, "\(language.rawValue)/\(sizeName)/\(plan.name)/\(name)")
            }
            try walk.toTheEnd()
            #expect(walk.seat.wizard.screenState.authenticationLevel == .signedIn)
        }
    }

    @Test("what a ticket can come to, and a later login with a passkey", arguments: Language.onScreen)
    func tickets(language: Language) throws {
        for scene in Scene.tickets {
            let office = try Office(policy: .everything, companion: Office.origin)
            let frame = try scene.frame(in: office, language)
            #expect(frame.overflow == 0, "\(scene.name) does not fit")
            try compare(frame, "\(language.rawValue)/80x24/scenes/\(scene.name)")
        }
    }

    @Test(
        "what can go wrong, and what an enrolled member changes, in words", arguments: Language.onScreen,
        [Scene.all, Scene.topPage])
    func scenes(language: Language, scenes: [Scene]) throws {
        let office = try Office()
        for scene in scenes {
            let frame = try scene.frame(in: office, language)
            #expect(frame.overflow == 0, "\(scene.name) does not fit")
            try compare(frame, "\(language.rawValue)/80x24/scenes/\(scene.name)")
        }
    }
}

/// Compares a frame with its golden file, line by line.
func compare(_ frame: Frame, _ name: String) throws {
    let lines = frame.canvas.textLines
    let text = lines.joined(separator: "\n") + "\n"
    #expect(!text.contains("⟦"), "\(name) lacks a phrase")
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Goldens")
    let file = folder.appendingPathComponent(name + ".txt")
    if ProcessInfo.processInfo.environment["FIRSTLOGIN_RECORD"] == "1" {
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try text.write(to: file, atomically: true, encoding: .utf8)
        Issue.record("recorded \(name)")
        return
    }
    guard let golden = FileManager.default.contents(atPath: file.path) else {
        Issue.record("no golden frame \(name)")
        return
    }
    #expect(text == String(decoding: golden, as: UTF8.self), "\(name)")
}
