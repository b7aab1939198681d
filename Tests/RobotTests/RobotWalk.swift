import Content
import Demo
import FlowEngine
import Foundation
import Journeys
import Testing

/// Walks to a branch page by page, by what `Location.answer` says; `between` may do anything on each page, also sit
/// down at another terminal.
final class RobotWalk: AnsweringMember, JourneyFollower {
    /// The walks that can be done at a terminal alone.
    static let atTerminal: [Branch] = [.mailCode, .appBesidePC, .appOnPhone, .chromeExtension, .edgeExtension]

    struct Stuck: Error { let at: Location }

    let robot: Robot
    let member: RobotMember
    let branch: Branch
    let choices: MemberChoices
    let password = "wakame yozora tegami sanpo"
    private(set) var key = ""
    /// Whether 1【9】 hides what she types, as at a kiosk.
    var isHidden = false
    var between: (RobotWalk, String) throws -> Void = { _, _ in }
    /// 1【6】: by the mail's code; or by its link, in a browser.
    var confirmMail: (RobotWalk) throws -> Void = { try $0.fill(.confirmation) }
    private var hasChosenPassword = false
    /// The step that was answered last.
    private var answered: Step?

    init(_ robot: Robot, _ member: RobotMember, _ branch: Branch) {
        self.robot = robot
        self.member = member
        self.branch = branch
        choices = MemberChoices(leadingTo: branch)
    }

    var userID: String { member.userID }
    var presentPassword: String { hasChosenPassword ? password : member.initialPassword ?? "" }
    var typedBirthdate: String { member.birthdate }
    var newPassword: String { password }

    func mailedCode() throws -> String { try robot.mailedCode(to: member.mail) }

    /// As the extensions show it, with its space (066 474).
    func appCode() throws -> String {
        let code = try Robot.oathtool(key)
        return "\(code.prefix(3)) \(code.suffix(3))"
    }

    /// From the notice to the log-out of 1【11】, and out.
    func firstLogin() throws {
        try walk { self.answered == .step1_11 && $0 != .step1_11 }
    }

    /// Answers page after page until a step is reached.
    func reach(_ step: Step) throws { try walk { $0 == step } }

    func logIn() throws {
        try robot.at("1【2】")
        try robot.logIn(userID, presentPassword)
    }

    func birthdate() throws {
        try robot.at("1【3】")
        try fill(.birthdate)
    }

    /// The branch, to its end.
    func setUp() throws { try walk { $0 == .step0_4 || $0.answer == .arrive } }

    /// To the page that shows the branch's ticket.
    func reachTicket() throws { try walk { $0.answer == .inBrowser(.openTicket) } }

    /// Answers page after page until one is reached.
    private func walk(to isReached: (Step) -> Bool) throws {
        while true {
            let step = try nextStep()
            if isReached(step) { return }
            try answer(step)
        }
    }

    /// The step of the page that follows what was answered last.
    private func nextStep() throws -> Step {
        try robot.pane.see { screen in
            Step.allCases.first { $0 != self.answered && screen.isPage($0.printedNumber) }
        } what: {
            "the page behind \(answered?.printedNumber ?? "the beginning")"
        }
    }

    private func answer(_ step: Step) throws {
        switch step.answer {
        case .begin, .type(.login), .type(.birthdate): break
        default:
            try done(step.printedNumber)
            // Who comes back may be led on by her login.
            guard try robot.place() == step.printedNumber else { return }
        }
        try answer(step.answer, at: .step(step))
        if step.answer == .choose(.method) { try answerDevices() }
    }

    /// Makes sure that the page stands there, as its heading or what it asks for says.
    func face(_ place: Location) throws {
        switch place {
        case .step(let step): try robot.at(step.printedNumber)
        // The pages about devices and browsers bear the number of 1【8】 too.
        case .devices: try robot.pane.see("のご利用環境＞", or: " devices>")
        case .browser: try robot.pane.see("① Chrome")
        case .topPage: try robot.at(Step.step0_4.printedNumber)
        default: throw Stuck(at: place)
        }
    }

    func answer(_ answer: MemberAnswer, at place: Location) throws {
        answered = place.step
        switch answer {
        case .begin, .goOn, .logOut: try robot.press("Enter")
        case .agree:
            try robot.press("End")
            try robot.pane.see("100%")
            try robot.press("Enter")
        case .type(.login): try robot.logIn(userID, presentPassword)
        case .type(.confirmation): try confirmMail(self)
        case .type(let entry): try fill(entry)
        case .choose(let choice): try choose(choice)
        case .takeKey(let form): try takeKey(form)
        case .goBack: try robot.press("Escape")
        case .inBrowser, .arrive: throw Stuck(at: place)
        }
    }

    private func fill(_ entry: MemberAnswer.Entry) throws {
        for text in try texts(for: entry) {
            // It is seen where nobody else looks on.
            try robot.fill(text, shown: entry == .newPassword && isHidden ? "****" : text)
            try robot.press("Enter")
        }
        if entry == .newPassword { hasChosenPassword = true }
    }

    /// What 1【8】 asks beside the method, which are up to two pages.
    private func answerDevices() throws {
        guard choices.method != .mail else { return }
        try face(.devices)
        try choose(.devices)
        guard branch.isExtension else { return }
        try face(.browser)
        try choose(.browser)
    }

    private func choose(_ choice: MemberAnswer.Choice) throws {
        try robot.choose(String(choices.key(for: choice)))
    }

    private func takeKey(_ form: MemberAnswer.KeyForm) throws {
        // The page in the browser is another test's: here the key is typed by hand.
        if form == .typed { try robot.press("Down", "Enter") }
        key = try robot.keyOnScreen()
        try robot.press("Enter")
        guard form == .savedPicture else { return }
        try robot.pane.see("しました。フォルダー", or: "Saved.")
        try savedPicture()
        try robot.press("Enter")
    }

    /// An independent reader finds the key in the file, which nobody else can open.
    private func savedPicture() throws {
        let folder = robot.home + "/downloads"
        let name = try #require(try FileManager.default.contentsOfDirectory(atPath: folder).first)
        let mode = try FileManager.default.attributesOfItem(atPath: "\(folder)/\(name)")[.posixPermissions] as? Int
        #expect(mode == 0o600)
        #expect(name.contains("KOSMO Web"))
        let uri = try #require(try Picture(path: "\(folder)/\(name)").qrCode())
        #expect(uri.contains("secret=\(key)&"))
    }

    /// A second login, as far as the password.
    func logInAgain() throws {
        try robot.sitDownAgain()
        try robot.at("0【1】")
        try robot.press("Enter")
        try robot.at("1【2】")
        try robot.logIn(member.userID, password)
    }

    /// In again by a second login, with password and method.
    func inAgain() throws {
        try logInAgain()
        // The method is asked under the number at which she typed such a code for the first time.
        let step = try #require(branch.steps.map(\.step).last { $0.answer == .type(.code) })
        try robot.at(step.printedNumber)
        // The time step that enrolled cannot log in (S16); the next one is taken early, as from a clock that is fast.
        let code =
            branch == .mailCode
            ? try robot.mailedCode(to: member.mail) : try Robot.oathtool(key, secondsLater: 30)
        try robot.fill(code)
        try robot.press("Enter")
        try robot.pane.see("トップ画面", or: "Top page")
    }

    private func done(_ place: String) throws { try between(self, place) }
}

extension Pane {
    @discardableResult
    func see(_ text: String, or other: String) throws -> String {
        try see {
            $0.contains(text) || $0.contains(other) ? $0 : nil
        } what: {
            "\(text) or \(other)"
        }
    }
}
