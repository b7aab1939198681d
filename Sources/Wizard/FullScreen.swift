public import Curses
public import Content
public import Accounts
import TextUI
public import World

/// Drives the wizard on the full screen. The main thread owns the terminal and never reads the store: what a page asks
/// is asked on another, and so is whether the store has changed.
public final class FullScreen {
    private let console: Console
    private let world: World
    private let pictures: PictureFolder

    /// A driver for a console.
    public init(console: Console, world: World, pictures: PictureFolder) {
        self.pictures = pictures
        self.console = console
        self.world = world
    }

    /// Runs until the session ends, the terminal hangs up, or the process is told to end. The `services` are waited for
    /// once the first page is there. Throws what they throw.
    public func run(
        _ wizard: Wizard, asking services: () throws -> AccountServices
    ) throws -> (ending: Wizard.Ending, language: Language) {
        var wizard = wizard
        console.paint(wizard.show())
        console.askAmbiguousWidth()
        console.askBackdrop()
        let link = ServiceLink(to: try services(), ringing: console.doorbell)
        defer { link.watch.turn(on: false) }
        while true {
            var commands = wizard.take(.ticked(world.now()))
            // Only as long as nothing on the page changes by itself; the spinner turns ten times a second.
            let events = console.wait(
                milliseconds: wizard.askedAt == nil ? wizard.millisecondsToNextChange : 100)
            for event in events {
                commands += wizard.take(.ticked(world.now()))
                switch event {
                case .key(let key): commands += wizard.take(.key(key))
                case .traced(let trace): commands += wizard.take(.traced(trace))
                case .resized(let size): commands += wizard.take(.resized(size))
                case .learntWidth(let width): commands += wizard.take(.learntWidth(width))
                case .rung: commands += link.requests.takeAnswers().flatMap { wizard.take($0) }
                case .resumed: commands.append(.repaint)
                case .hungUp, .terminated: return (.told, wizard.language)
                }
            }
            commands += wizard.take(.ticked(world.now()))
            console.traceKeys(wizard.tracesKeys)
            link.watch.turn(on: wizard.isWatching)
            if wizard.isWatching, wizard.askedAt == nil, !wizard.isLooking, link.watch.takeChange() {
                commands += wizard.take(.storeChanged)
            }
            for command in commands {
                if let ending = perform(command, for: &wizard, link.requests) { return (ending, wizard.language) }
            }
            if !events.isEmpty || !commands.isEmpty || !wizard.isPainted || console.isBlank {
                console.paint(wizard.show())
            }
        }
    }

    private func perform(
        _ command: Wizard.Command, for wizard: inout Wizard, _ requests: RequestQueue
    ) -> Wizard.Ending? {
        switch command {
        case .ask(let question):
            requests.ask(question)
            return nil
        case .askStaff(let request, let terminal):
            requests.ask(request, at: terminal)
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
