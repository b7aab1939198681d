public import Curses
import Dispatch
public import Content
public import Accounts
import TextUI
public import World

/// Drives the wizard on the full screen. The main thread owns the terminal and never reads the store: what a page asks
/// is asked on another, and so is whether the store has changed.
public final class FullScreen {
    private let console: Console
    private let services: AccountServices
    private let world: World
    private let pictures: PictureFolder
    private let answers = AnswerTray()
    private let queue = DispatchQueue(label: "requests")
    private let watch: StoreWatch

    /// A driver for a console and the account services.
    public init(console: Console, services: AccountServices, world: World, pictures: PictureFolder) {
        self.pictures = pictures
        self.console = console
        self.services = services
        self.world = world
        let doorbell = console.doorbell
        watch = StoreWatch(changeMark: { services.member.changeMark() }, ring: { doorbell.ring() })
    }

    /// Runs until the session ends, the terminal hangs up, or the process is told to end.
    public func run(_ wizard: Wizard) -> (ending: Wizard.Ending, language: Language) {
        var wizard = wizard
        defer { watch.turn(on: false) }
        console.paint(wizard.show())
        console.askAmbiguousWidth()
        console.askBackdrop()
        while true {
            var commands = wizard.take(.ticked(world.now()))
            let events = console.wait(milliseconds: patience(wizard))
            for event in events {
                commands += wizard.take(.ticked(world.now()))
                switch event {
                case .key(let key): commands += wizard.take(.key(key))
                case .resized(let size): commands += wizard.take(.resized(size))
                case .learntWidth(let width): commands += wizard.take(.learntWidth(width))
                case .rung: commands += answers.take().flatMap { wizard.take(.answered($0.reply, to: $0.number)) }
                case .resumed: commands.append(.repaint)
                case .hungUp, .terminated: return (.told, wizard.language)
                }
            }
            commands += wizard.take(.ticked(world.now()))
            watch.turn(on: wizard.isWatching)
            if wizard.isWatching, wizard.askedAt == nil, !wizard.isLooking, watch.takeChange() {
                commands += wizard.take(.storeChanged)
            }
            for command in commands {
                if let ending = perform(command, for: &wizard) { return (ending, wizard.language) }
            }
            if !events.isEmpty || !commands.isEmpty || !wizard.isPainted || console.isBlank {
                console.paint(wizard.show())
            }
        }
    }

    /// How long the loop may sleep: only as long as nothing on the page changes by itself.
    private func patience(_ wizard: Wizard) -> Int? {
        if wizard.askedAt != nil { return 100 }
        let now = world.now()
        if wizard.isLive { return 1_000 - Int(now.milliseconds % 1_000) }
        return wizard.changesAt.map { max(1, Int($0.milliseconds - now.milliseconds)) }
    }

    private func perform(_ command: Wizard.Command, for wizard: inout Wizard) -> Wizard.Ending? {
        switch command {
        case .ask(let question):
            let services = services
            let doorbell = console.doorbell
            let answers = answers
            queue.async {
                answers.lay(services.member.perform(question.request, in: question.session), to: question.number)
                doorbell.ring()
            }
            return nil
        case .copy(let text):
            console.copyToClipboard(text)
            return nil
        case .savePicture(let picture, let name):
            _ = wizard.take(.pictureSaved(in: pictures.save(picture, name: name)))
            return nil
        case .removePicture:
            pictures.removeSaved()
            return nil
        case .repaint:
            console.repaint()
            return nil
        case .end(let ending): return ending
        }
    }
}
