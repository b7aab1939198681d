import Accounts
import Content
import Demo
import FlowEngine
import Journeys
import Testing
import TextUI
import Wizard

extension Walk: JourneyFollower {
    func face(_ place: Location) throws { try JourneyTests.expect(place, seat.wizard.screenState.place) }
}

extension TouchWalk: JourneyFollower {
    func face(_ place: Location) throws { try JourneyTests.expect(place, self.place) }
}

extension PlainWalk: JourneyFollower {
    func face(_ place: Location) throws { try JourneyTests.expect(place, seat.place) }
}

@Suite("A journey's file drives every way of asking alike") struct JourneyTests {
    struct Strayed: Error { let expected, found: String }

    static func expect(_ place: Location, _ found: Location) throws {
        guard place == found else { throw Strayed(expected: place.rawValue, found: found.rawValue) }
    }

    @Test(
        "T10 keys of a replay, pointing alone and plain text follow the same file to the top page",
        arguments: JourneyFile.branches, Language.onScreen)
    func everyDriver(branch: Branch, language: Language) throws {
        let journey = try JourneyFile(of: branch)
        let choices = MemberChoices(leadingTo: branch)
        let keys = try Office(offering: branch.method)
        var walk = Walk(
            keys, try keys.member(.new), choices.method, choices.devices, seat: keys.seat(language))
        walk.choices = choices
        try walk.follow(journey)
        #expect(walk.seat.wizard.screenState.authenticationLevel == .signedIn)

        var touch = try TouchWalk(try Office(offering: branch.method), branch, language)
        try touch.follow(journey)
        #expect(touch.seat.wizard.screenState.authenticationLevel == .signedIn)

        var plain = try PlainWalk(try Office(offering: branch.method), branch, language)
        try plain.follow(journey)
        #expect(plain.seat.isSignedIn)
    }

    @Test("T09 The hardware cursor stands on what has the focus, on every page", arguments: JourneyFile.branches)
    func cursor(branch: Branch) throws {
        let office = try Office(offering: branch.method)
        let choices = MemberChoices(leadingTo: branch)
        var walk = Walk(office, try office.member(.new), choices.method, choices.devices, seat: office.seat(.japanese))
        walk.choices = choices
        walk.atPage = { place, seat in
            for _ in 0..<8 {
                guard let cursor = seat.frame.cursor else {
                    // Nothing can be chosen where something outside is awaited, until an arrow is pressed (T24).
                    #expect(!seat.wizard.page.preselects, "\(place.rawValue)")
                    break
                }
                let under = seat.frame.regions.filter { $0.row == cursor.row && $0.columns.contains(cursor.column) }
                #expect(!under.isEmpty, "\(place.rawValue) \(cursor)")
                seat.press(.tab)
            }
        }
        try walk.toTheEnd()
    }

    @Test("a file says what the table of answers says, page by page", arguments: JourneyFile.branches)
    func isTheTable(branch: Branch) throws {
        for line in try JourneyFile(of: branch).lines where line.answer != .arrive {
            #expect(line.answer == line.place.answer, "\(line.place.rawValue)")
        }
    }
}
