public import Curses
import Dispatch
public import Manual
public import Portal
import Synchronization
import Terminal
public import World

/// Drives a sitting on the full screen. The main thread owns the terminal; what a page asks of the portal is asked on
/// another. Two things still read the store on the main thread: `changeMark`, while a page waits for something outside,
/// and the judgement of a new password, while it is typed.
public final class FullScreen {
    private let console: Console
    private let portal: Portal
    private let world: World
    private let pictures: PictureFolder
    private let answers = AnswerTray()
    private let desk = DispatchQueue(label: "portal")

    /// Milliseconds between two looks at the store while something outside is awaited (five a second).
    private static let watchInterval = 200

    /// A driver for a console and a portal.
    public init(console: Console, portal: Portal, world: World, pictures: PictureFolder) {
        self.pictures = pictures
        self.console = console
        self.portal = portal
        self.world = world
    }

    /// Runs until the sitting ends, the terminal hangs up, or the process is told to end.
    public func run(_ sitting: Sitting) -> (ending: Sitting.Ending, language: Language) {
        var sitting = sitting
        // Nothing was seen yet: the first look at the store is followed by a look at what it says.
        var mark: Int?
        console.paint(sitting.show())
        console.askAmbiguousWidth()
        console.askBackdrop()
        while true {
            var commands = sitting.take(.ticked(world.now()))
            let events = console.wait(milliseconds: patience(sitting))
            for event in events {
                commands += sitting.take(.ticked(world.now()))
                switch event {
                case .key(let key): commands += sitting.take(.key(key))
                case .resized(let size): commands += sitting.take(.resized(size))
                case .learntWidth(let width): commands += sitting.take(.learntWidth(width))
                case .rung: commands += answers.take().flatMap { sitting.take(.answered($0.reply, to: $0.number)) }
                case .resumed: commands.append(.repaint)
                case .hungUp, .terminated: return (.told, sitting.language)
                }
            }
            commands += sitting.take(.ticked(world.now()))
            if sitting.isWatching, sitting.askedAt == nil, !sitting.isLooking, let present = portal.changeMark(),
                present != mark
            {
                mark = present
                commands += sitting.take(.storeChanged)
            }
            for command in commands {
                if let ending = perform(command, for: &sitting) { return (ending, sitting.language) }
            }
            if !events.isEmpty || !commands.isEmpty || !sitting.isPainted || console.isBlank {
                console.paint(sitting.show())
            }
        }
    }

    /// How long the loop may sleep: only as long as nothing on the page changes by itself.
    private func patience(_ sitting: Sitting) -> Int? {
        if sitting.askedAt != nil { return 100 }
        if sitting.isWatching { return Self.watchInterval }
        let now = world.now()
        if sitting.isLive { return 1_000 - Int(now.milliseconds % 1_000) }
        return sitting.changesAt.map { max(1, Int($0.milliseconds - now.milliseconds)) }
    }

    private func perform(_ command: Sitting.Command, for sitting: inout Sitting) -> Sitting.Ending? {
        switch command {
        case .ask(let question):
            let portal = portal
            let doorbell = console.doorbell
            let answers = answers
            desk.async {
                answers.lay(portal.perform(question.request, in: question.session), to: question.number)
                doorbell.ring()
            }
            return nil
        case .copy(let text):
            console.copyToClipboard(text)
            return nil
        case .savePicture(let picture, let name):
            _ = sitting.take(.pictureSaved(in: pictures.save(picture, name: name)))
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

/// Where the portal's answers lie until the main thread takes them.
private final class AnswerTray: Sendable {
    private let waiting = Mutex<[(reply: Reply, number: Int)]>([])

    func lay(_ reply: Reply, to number: Int) { waiting.withLock { $0.append((reply, number)) } }

    func take() -> [(reply: Reply, number: Int)] {
        waiting.withLock { waiting in
            defer { waiting = [] }
            return waiting
        }
    }
}
