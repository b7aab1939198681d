public import Accounts
public import Content
public import Curses
public import World

/// Drives the wizard line by line (T10). The main thread owns the terminal; what a page asks is asked on another, and so
/// is whether the store has changed.
public final class PlainText {
    private let terminal: LineTerminal
    private let world: World
    private let pictures: PictureFolder

    /// A driver for a terminal.
    public init(terminal: LineTerminal, world: World, pictures: PictureFolder) {
        self.terminal = terminal
        self.world = world
        self.pictures = pictures
    }

    /// Runs until the session ends, nothing more is typed, or the process is told to end. The `services` are waited for
    /// once the first page is told. Throws what they throw.
    public func run(
        _ wizard: Wizard, asking services: () throws -> AccountServices
    ) throws -> (ending: Wizard.Ending, language: Language) {
        var conversation = PlainConversation(wizard)
        defer { terminal.close() }
        conversation.begin()
        terminal.write(conversation.takeOutput())
        let link = ServiceLink(to: try services(), ringing: terminal.doorbell)
        defer { link.watch.turn(on: false) }
        while true {
            let isAsking = conversation.wizard.askedAt != nil
            terminal.echo(!conversation.isSecret && !isAsking)
            terminal.write(conversation.takeOutput())
            link.watch.turn(on: conversation.wizard.isWatching)
            // A sign of life is given while she waits.
            let patience = conversation.wizard.isWatching ? 1_000 : conversation.wizard.millisecondsToNextChange
            let event = isAsking ? terminal.waitForAnswer(milliseconds: 1_000) : terminal.wait(milliseconds: patience)
            var inputs: [PlainConversation.Event] = [.other(.ticked(world.now()))]
            switch event {
            case .line(let line): inputs.append(.line(line))
            case .rung:
                // What was typed meanwhile was meant for the page before, and may be a secret (T18).
                if conversation.wizard.askedAt != nil { terminal.forgetTyping() }
                inputs += link.requests.takeAnswers().map { .other($0) }
            case .elapsed: break
            case .resumed: conversation.askAnew()
            case .ended:
                let ending = conversation.end()
                terminal.write(conversation.takeOutput())
                return (ending, conversation.wizard.language)
            }
            if conversation.isIdle, link.watch.takeChange() { inputs.append(.other(.storeChanged)) }
            for input in inputs {
                if let ending = take(input, in: &conversation, link.requests) {
                    terminal.write(conversation.takeOutput())
                    return (ending, conversation.wizard.language)
                }
            }
        }
    }

    private func take(
        _ input: PlainConversation.Event, in conversation: inout PlainConversation, _ requests: RequestQueue
    ) -> Wizard.Ending? {
        let (commands, forgetsTyping) = conversation.take(input)
        if forgetsTyping { terminal.forgetTyping() }
        for command in commands {
            switch command {
            case .ask(let question): requests.ask(question)
            case .savePicture(let picture, let name):
                _ = take(
                    .other(.pictureSaved(in: pictures.save(picture, name: name))), in: &conversation, requests)
            case .removePicture: pictures.removeSaved()
            case .end(let ending): return ending
            // There is no clipboard, nothing is painted, and staff has no page.
            case .copy, .repaint, .askStaff: break
            }
        }
        return nil
    }
}
