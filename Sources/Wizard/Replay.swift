public import Accounts
public import TextUI
public import World

/// Drives a session without a terminal: the same keys, questions and pages, one after the other. For tests, and for
/// walking a recorded journey.
public struct Replay {
    /// The session as it stands.
    public private(set) var wizard: Wizard
    /// What was put into the clipboard.
    public private(set) var copied: [String] = []
    /// The picture that was saved and not removed again.
    public private(set) var picture: (name: String, bytes: [UInt8])?
    /// How the session ended, once it has.
    public private(set) var ending: Wizard.Ending?
    private let services: AccountServices
    private let world: World

    /// A session that asks these account services.
    public init(_ wizard: Wizard, services: AccountServices, world: World) {
        self.wizard = wizard
        self.services = services
        self.world = world
    }

    /// Takes keys, and waits for every answer before the next one.
    public mutating func press(_ keys: Key...) {
        for key in keys { take(.key(key)) }
    }

    /// Types characters.
    public mutating func type(_ text: String) {
        for character in text { take(.key(.character(character))) }
    }

    /// Takes anything that a terminal may bring.
    public mutating func take(_ input: Wizard.Input) {
        guard ending == nil else { return }
        // As a driver does after everything that comes in.
        defer { if ending == nil { _ = wizard.show() } }
        perform(wizard.take(.ticked(world.now())))
        if ending == nil { perform(wizard.take(input)) }
    }

    private mutating func perform(_ given: [Wizard.Command]) {
        var commands = given
        while !commands.isEmpty {
            switch commands.removeFirst() {
            case .ask(let question):
                let reply = services.member.perform(question.request, in: question.session)
                commands += wizard.take(.answered(reply, to: question.number))
            case .askStaff(let request, let terminal):
                commands += wizard.take(.staffAnswered(services.staff.perform(request, at: terminal)))
            case .copy(let text): copied.append(text)
            case .savePicture(let bytes, let name):
                picture = (name, bytes)
                commands += wizard.take(.pictureSaved(in: "~"))
            case .removePicture: picture = nil
            case .repaint: break
            case .end(let ending): self.ending = ending
            }
        }
    }

    /// Lets the session see that time has passed.
    public mutating func tick() { take(.ticked(world.now())) }

    /// What the terminal shows: drawn as a driver has it drawn, out of the page before where that goes.
    public var frame: Frame { wizard.painted?.frame ?? wizard.frame }
}
