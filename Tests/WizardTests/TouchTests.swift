import Accounts
import Content
import Demo
import FlowEngine
import OneTimeCodes
import Secrets
import Testing
import TextUI
import Wizard
import World

/// A member who has no keyboard: whatever she does, she points at it.
struct TouchWalk: AnsweringMember {
    struct OutOfReach: Error { let what: String }

    let office: Office
    let member: DemoMember
    let choices: MemberChoices
    var seat: Replay
    var password = ""
    private var device = TrialBrowser()
    private var letters = ""

    init(_ office: Office, _ branch: Branch, _ language: Language, kind: TerminalKind = .own) throws {
        self.office = office
        member = try office.member(.new)
        choices = MemberChoices(leadingTo: branch)
        seat = office.seat(language, size: Size(rows: 24, columns: 91), kind: kind, touch: true)
    }

    var userID: String { member.userID }
    var presentPassword: String { password.isEmpty ? member.initialPassword ?? "" : password }
    var typedBirthdate: String { member.birthdate }
    var newPassword: String { "Sakura-3 midori yama" }
    func mailedCode() throws -> String { try office.mailedCode(to: member.mail) }
    func appCode() -> String {
        TOTP(key: SecretBytes(Base32.decode(letters) ?? [])).code(at: office.clock.world.now())
    }

    var place: Location { seat.wizard.screenState.place }

    mutating func toTheEnd() throws {
        for _ in 0..<60 where seat.wizard.screenState.authenticationLevel != .signedIn { try step() }
    }

    mutating func step() throws {
        try answer(place.answer, at: place)
    }

    mutating func answer(_ answer: MemberAnswer, at here: Location) throws {
        office.clock.pass(seconds: 5)
        switch answer {
        case .begin, .goOn, .logOut, .arrive: try point(at: .enter)
        case .goBack: try point(at: .escape)
        case .agree:
            for _ in 0..<40 where place == here {
                office.clock.pass(seconds: 2)
                try point(at: .enter)
            }
        case .type(let entry): try fill(entry)
        case .choose(let choice):
            let offered = seat.wizard.page.choices
            let devices = choice == .devices ? offered.compactMap { Devices(rawValue: $0.control.name) } : []
            let key = choices.key(for: choice, offered: devices.isEmpty ? Devices.allCases : devices)
            let number = offered.firstIndex { $0.letter == key } ?? key.wholeNumberValue.map { $0 - 1 }
            guard let number, offered.indices.contains(number) else { throw OutOfReach(what: "choice \(key)") }
            try point(at: offered[number].control)
        case .takeKey:
            letters = seat.wizard.screenState.key?.letters.revealedText() ?? letters
            try point(at: .enter)
            if place == here { try point(at: .enter) }
        case .inBrowser(let action):
            try device.answer(action, at: here, seat.wizard.screenState, office.services)
            seat.take(.storeChanged)
            guard case .asking? = seat.wizard.screenState.ticket?.state,
                case .confirmation(let number) = try office.services.browser.task(device.cookie).get().place
            else { return }
            // She reads before she touches: a page that has just changed takes nothing (T24).
            office.clock.pass(seconds: 1)
            try type(number)
            try point(at: .enter)
        }
    }

    /// In again at another screen with what she has enrolled.
    mutating func logInAgain(_ language: Language) throws {
        seat = office.seat(language, size: Size(rows: 24, columns: 91), touch: true)
        // The time step that enrolled logs nobody in again (S16).
        office.clock.pass(seconds: 60)
        for _ in 0..<10 where seat.wizard.screenState.authenticationLevel != .signedIn {
            if place == .secondFactor, choices.method == .passkey { try approve() } else { try step() }
        }
    }

    /// ★: what the phone approves leads the terminal on.
    mutating func approve() throws {
        try device.approve(seat.wizard.screenState, office.services)
        seat.take(.storeChanged)
        office.clock.pass(seconds: 1)
    }

    private mutating func fill(_ entry: MemberAnswer.Entry) throws {
        letters = seat.wizard.screenState.key?.letters.revealedText() ?? letters
        for text in try texts(for: entry) {
            if entry == .newPassword { password = newPassword }
            try type(text)
            try point(at: .enter)
        }
    }

    mutating func type(_ text: String) throws {
        for character in text { try point(at: .character(character)) }
    }

    /// Points at a key of the bar or of the keyboard, which may show other letters first.
    mutating func point(at key: Key) throws {
        for layer in [nil, "small", "capital", "signs"] as [String?] {
            if let layer, let way = region({ $0.control == Control("keyboard.\(layer)") }) { touch(way) }
            if let region = region({ $0.key == key }) { return touch(region) }
        }
        throw OutOfReach(what: "\(key) at \(place.rawValue)")
    }

    /// Points at a choice or a button, below what is seen if need be.
    mutating func point(at control: Control) throws {
        for _ in 0..<10 {
            if let region = region({ $0.control == control && $0.key == nil }) { return touch(region) }
            try point(at: .pageDown)
        }
        throw OutOfReach(what: control.name)
    }

    private func region(_ isMeant: (Region) -> Bool) -> Region? { seat.frame.regions.last(where: isMeant) }

    private mutating func touch(_ region: Region) {
        seat.press(.pointed(row: region.row, column: (region.columns.lowerBound + region.columns.upperBound - 1) / 2))
    }
}

@Suite("A terminal that is only touched") struct TouchTests {
    @Test(
        "T03 Every branch is walked from the notice to the top page by pointing alone",
        arguments: Branch.allCases.filter { $0 != .phoneForPC }, [Language.japanese, .english])
    func branches(branch: Branch, language: Language) throws {
        var walk = try TouchWalk(try Office(offering: branch.method), branch, language)
        try walk.toTheEnd()
        #expect(walk.seat.wizard.screenState.authenticationLevel == .signedIn, "\(walk.place.rawValue)")
    }

    @Test(
        "T03 Every later login is done by pointing alone, and ★ after 2-2",
        arguments: Branch.allCases, [Language.japanese, .easyJapanese])
    func laterLogins(branch: Branch, language: Language) throws {
        var walk = try TouchWalk(try Office(offering: branch.method), branch, language)
        try walk.toTheEnd()
        walk.office.clock.pass(seconds: 60)
        walk.seat.take(.ticked(walk.office.clock.world.now()))
        if branch == .phoneForPC {
            try walk.point(at: Control("phone"))
            #expect(walk.place == .step(.step2_2star_1))
            while walk.place != .step(.step2_2star_4) { try walk.step() }
            try walk.approve()
            #expect(walk.place == .step(.step2_2star_5))
        } else {
            try walk.point(at: Control("logOut"))
            try walk.logInAgain(language)
        }
        #expect(walk.seat.wizard.screenState.authenticationLevel == .signedIn, "\(walk.place.rawValue)")
    }

    @Test("T03 What each key does can be touched on every page of a branch", arguments: [Language.japanese, .english])
    func keys(language: Language) throws {
        var walk = try TouchWalk(try Office(), .appBesidePC, language)
        let byArrows: Set<Key> = [.up, .down, .left, .right, .home, .end, .pageUp, .pageDown, .tab, .backTab]
        for _ in 0..<60 where walk.seat.wizard.screenState.authenticationLevel != .signedIn {
            let frame = walk.seat.frame
            let keys = walk.seat.wizard.page.keys.filter { !$0.label.isEmpty && !byArrows.contains($0.key) }
            for binding in keys {
                #expect(frame.regions.contains { $0.key == binding.key }, "\(walk.place.rawValue) \(binding.keyName)")
            }
            // A finger is broader than a row: wherever the row below or above is nobody's, it counts too.
            let rows = 0..<frame.canvas.size.rows
            for region in frame.regions {
                let isTwoRows = frame.regions.contains {
                    abs($0.row - region.row) == 1 && $0.control == region.control && $0.key == region.key
                }
                let isBetweenOthers = [region.row - 1, region.row + 1].filter(rows.contains).allSatisfy { row in
                    frame.regions.contains { $0.row == row && $0.columns.overlaps(region.columns) }
                }
                #expect(isTwoRows || isBetweenOthers, "\(walk.place.rawValue) \(region.control.name)")
            }
            try walk.step()
        }
    }

    @Test("T03 The keys below a field are those that it needs, and no more", arguments: Language.onScreen)
    func frames(language: Language) throws {
        var walk = try TouchWalk(try Office(), .mailCode, language)
        var seen: Set<String> = []
        for _ in 0..<60 where walk.seat.wizard.screenState.authenticationLevel != .signedIn {
            let name = walk.place.rawValue
            if !walk.seat.wizard.page.fields.isEmpty, seen.insert(name).inserted {
                try compare(walk.seat.frame, "\(language.rawValue)/91x24/touch/\(name)")
            }
            try walk.step()
        }
        #expect(seen.count >= 5)
    }

    @Test("T17 The button below the terms reads on when it is touched, and agrees only at their end")
    func terms() throws {
        var walk = try TouchWalk(try Office(), .mailCode, .japanese)
        while walk.place != .step(.step1_4) { try walk.step() }
        let button = try #require(walk.seat.wizard.page.primary)
        var touches = 0
        while walk.place == .step(.step1_4), touches < 30 {
            touches += 1
            walk.office.clock.pass(seconds: 2)
            try walk.point(at: button)
            #expect(!walk.seat.shows("！"))
        }
        #expect(walk.place == .step(.step1_5) && touches > 2)
    }

    @Test("T03 Capitals and signs come one touch later, and the page stays as it was typed on")
    func layers() throws {
        var walk = try TouchWalk(try Office(), .mailCode, .japanese)
        try walk.point(at: .enter)
        try walk.point(at: Control("password"))
        let typed = "Aa1 !\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~zZ"
        try walk.type(typed)
        try walk.point(at: .function(4))
        #expect(walk.seat.frame.canvas.textLines.contains { $0.contains("Z") })
        try walk.point(at: .backspace)
        try walk.point(at: .clear)
        try walk.type("b")
        #expect(walk.seat.shows("┃ b "))
    }
}
