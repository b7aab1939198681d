import Accounts
import Content
import Demo
import FlowEngine
import Screens
import Secrets
import TextUI
import Wizard
import World

/// A member at plain text: she types lines, and what was written is kept.
struct PlainSeat {
    let office: Office
    var conversation: PlainConversation
    /// All that was written, and the part since the last line.
    private(set) var written = ""
    private(set) var latest = ""
    private(set) var ending: Wizard.Ending?
    /// What stood last on the screen when a line was waited for.
    private(set) var prompts: [String] = []
    /// The lines that were typed where nothing is echoed.
    private(set) var unseen: [String] = []

    init(_ office: Office, _ language: Language = .japanese, at terminal: TerminalInfo? = nil) {
        self.office = office
        conversation = PlainConversation(
            Wizard(
                at: terminal ?? TerminalInfo(name: "窓口1", kind: .own), language: language,
                settings: office.services.settings, size: .usual, isPlain: true, now: office.clock.world.now(),
                passwords: PasswordAdvice(by: office.services.passwords, world: office.clock.world)))
        conversation.begin()
        take(output: conversation.takeOutput())
    }

    var terminal: TerminalInfo { conversation.wizard.session.terminal }
    var place: Location { conversation.wizard.screenState.place }
    var isSignedIn: Bool { conversation.wizard.screenState.authenticationLevel == .signedIn }

    /// Types a line.
    mutating func type(_ line: String = "") {
        latest = ""
        if conversation.isSecret { unseen.append(line) } else { written += line }
        // The terminal echoes the end of a line always.
        written += "\n"
        take(.other(.ticked(office.clock.world.now())))
        take(.line(SecretBytes(text: line)))
    }

    /// Lets the store's news in.
    mutating func look() { take(.other(.storeChanged)) }

    /// Lets time pass, a second at a time as a driver does.
    mutating func wait(seconds: Int) {
        for _ in 0..<seconds {
            office.clock.pass(seconds: 1)
            take(.other(.ticked(office.clock.world.now())))
        }
    }

    private mutating func take(_ event: PlainConversation.Event) {
        var commands = conversation.take(event).commands
        while !commands.isEmpty {
            switch commands.removeFirst() {
            case .ask(let question):
                let reply = office.services.member.perform(question.request, in: question.session)
                commands += conversation.take(.other(.answered(reply, to: question.number))).commands
            case .end(let ending): self.ending = ending
            case .savePicture: commands += conversation.take(.other(.pictureSaved(in: "~"))).commands
            case .copy, .removePicture, .repaint, .askStaff: break
            }
        }
        take(output: conversation.takeOutput())
    }

    private mutating func take(output: String) {
        written += output
        latest += output
        if let prompt = output.split(separator: "\n").last, output.last != "\n" { prompts.append(String(prompt)) }
    }
}
