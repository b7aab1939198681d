import Content
import Demo
import FlowEngine
import Foundation
import Journeys

/// A robot member at the real program line by line: she waits for a question, and types a line.
final class PlainRobotWalk: AnsweringMember, JourneyFollower {
    let robot: Robot
    let member: RobotMember
    let choices: MemberChoices
    let newPassword = "sakura midori yama kawa"
    private let words: Words
    private var hasChosenPassword = false
    private var key = ""
    /// How much was written when she answered last.
    private var answeredAt = 0

    init(_ language: Language, _ branch: Branch) throws {
        words = Words(language)
        robot = try Robot(language.rawValue, rows: 60, isPlain: true)
        member = try robot.member("new")
        choices = MemberChoices(leadingTo: branch)
    }

    var userID: String { member.userID }
    var presentPassword: String { hasChosenPassword ? newPassword : member.initialPassword ?? "" }
    var typedBirthdate: String { member.birthdate }
    func mailedCode() throws -> String { try robot.mailedCode(to: member.mail) }
    func appCode() throws -> String { try Robot.oathtool(key) }

    /// Waits for a question, and for the page's heading before it. The pages about devices and browsers come without
    /// one of their own.
    func face(_ place: Location) throws {
        let number = (place == .topPage ? .step0_4 : place.step).map(number(of:))
        try question { said in number.map { said.contains($0) } ?? true }
    }

    func answer(_ answer: MemberAnswer, at place: Location) throws {
        switch answer {
        case .begin, .goOn, .logOut: try line("")
        case .agree: try readOn()
        case .type(let entry): try fill(entry)
        case .choose(let choice): try line(String(choices.key(for: choice)))
        case .takeKey(let form):
            // The page in the browser is another test's: here the key is typed by hand.
            if form == .typed {
                try line("2")
                try question { _ in true }
            }
            key = said.matches(of: /\b(?:[A-Z2-7] ){3}[A-Z2-7]\b/).map { $0.0.filter { $0 != " " } }.joined()
            try line(form == .savedPicture ? "2" : "")
        case .goBack, .inBrowser, .arrive: throw RobotWalk.Stuck(at: place)
        }
    }

    /// Enter reads on, and no more than that; at the end it is agreed to by its number.
    private func readOn() throws {
        let agree = "1 " + words("1.4.agree")
        repeat { try line("") } while try !question { _ in true }.contains(agree)
        try line("1")
    }

    private func fill(_ entry: MemberAnswer.Entry) throws {
        let isMailed = entry == .confirmation || entry == .code && choices.method == .mail
        let texts = try texts(for: entry)
        // The page says by itself that the mail was sent, and asks once more.
        if isMailed { try question { $0.contains(self.mailWasSent) } }
        for (index, text) in texts.enumerated() {
            if index > 0 { try question { _ in true } }
            try line(text)
        }
        if entry == .newPassword { hasChosenPassword = true }
        // What the page read back is confirmed.
        let next = try question { _ in true }
        if !Step.allCases.contains(where: { next.contains(number(of: $0)) }) { try line("") }
    }

    /// How a heading begins.
    private func number(of step: Step) -> String {
        words.language == .kana
            ? step.spokenNumber : step.printedNumber.replacing("①", with: "-1").replacing("②", with: "-2")
    }

    /// What is always said of a mail that was sent.
    private var mailWasSent: String {
        let parts = words("mail.sent", ["address": "|", "time": "|"]).split { "|。".contains($0) }
        return parts.map { $0.trimmingCharacters(in: .whitespaces) }.max { $0.count < $1.count } ?? ""
    }

    /// All that was written, without the line discipline's own carriage returns.
    var written: String {
        String(String.UnicodeScalarView(robot.pane.written().unicodeScalars.filter { $0 != "\r" }))
    }

    /// What was written since she answered last.
    private var said: String { String(written.dropFirst(answeredAt)) }

    /// Waits until a question is the last of what was written since her last answer.
    @discardableResult
    private func question(_ isMeant: (String) -> Bool) throws -> String {
        try robot.pane.see { _ in
            let said = self.said
            return said.hasSuffix(": ") && isMeant(said) ? said : nil
        } what: {
            "a question after \(String(self.written.suffix(600)))"
        }
    }

    /// Types a line.
    func line(_ text: String) throws {
        answeredAt = written.count
        try robot.type(text)
        try robot.press("Enter")
    }
}
