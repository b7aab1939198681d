import Accounts
import Content
import CredentialStore
import FlowEngine
import OneTimeCodes
import TextUI
import TypedInput
import World

/// What the pages that show a ticket have in common.
struct TicketPage {
    let context: ScreenContext

    /// On what a ticket is to be opened.
    enum Opener {
        case phone, pc
        /// On whichever of hers she likes.
        case any
    }

    /// The ticket before it is opened: as a QR code where a phone's camera can see it, and always as an address with
    /// letters.
    func show(
        _ ticket: ShownTicket, on page: inout Page, for opener: Opener, browser: String? = nil,
        then rest: (_ isBesideCode: Bool) -> [Block]
    ) {
        let isScanned = opener != .pc && !ticket.isLocal && context.terminal.kind != .phone && context.showsSymbols
        page.symbol = isScanned ? symbol(of: ticket) : nil
        let place: [Block] = [
            .text(ticket.verificationURI, indent: Layout.indent, tone: .strong)
        ]
        let letters = [self.letters(of: ticket, indent: Layout.indent)]
        let facts: KeyValuePairs = ["host": ticket.host, "terminal": context.terminal.name, "name": ticket.maskedName]
        if page.symbol != nil {
            page.body =
                [
                    .text(context.words("ticket.scan"), indent: 0),
                    .text(context.words("ticket.check", facts), indent: 0),
                ]
                + [
                    .blank,
                    .text(context.words(opener == .any ? "ticket.cannotScan.any" : "ticket.cannotScan"), indent: 0),
                ]
                + place
                + [.text(context.words(opener == .any ? "ticket.thenLetters.any" : "ticket.thenLetters"), indent: 0)]
                + letters + [.blank] + rest(true)
                + [.text(context.words("ticket.private.code"))]
        } else {
            page.body =
                [.text(lead(ticket, for: opener, browser))] + place + [.text(context.words("ticket.letters"))]
                + letters
                + [.text(context.words("ticket.checkWide", facts)), .text(context.words("ticket.private")), .blank]
                + rest(false)
        }
        let waiting: Phrase =
            switch opener {
            case .any: "ticket.waiting.any"
            case .phone where isScanned: "ticket.waiting.phone"
            case .phone, .pc: "ticket.waiting.browser"
            }
        page.status = .waiting(context.words(waiting, ["span": span(left: ticket)]))
    }

    /// The letters, and on a screen what shows them large.
    func letters(of ticket: ShownTicket, indent: Int) -> Block {
        let button = Button(.largeLetters, label: context.words("ticket.large"))
        return .letters(ticket.userCode, indent: indent, button: context.isPlain ? nil : button)
    }

    /// F4 shows the letters large, while they can be typed.
    var largeKeys: [KeyBinding] {
        guard !context.isPlain, context.screenState.ticket?.state == .waiting else { return [] }
        return [context.ownKey(4, .largeLetters, "ticket.large")]
    }

    /// Where the address is opened; in which browser, where another one would not do.
    private func lead(_ ticket: ShownTicket, for opener: Opener, _ browser: String?) -> String {
        if opener == .pc, let browser {
            return context.words(ticket.isLocal ? "ticket.localIn" : "ticket.onPCIn", ["browser": browser])
        }
        if ticket.isLocal { return context.words("ticket.local") }
        return switch opener {
        case .pc: context.words("ticket.onPC")
        case .phone: context.words("ticket.onPhone")
        case .any: context.words("ticket.onAny")
        }
    }

    /// The least damage that it bears and still stays small enough for the words beside it.
    func symbol(of ticket: ShownTicket) -> Symbol? {
        for level in [QRSymbol.Level.medium, .low] {
            do {
                let code = try QRSymbol(
                    text: ticket.verificationURIComplete, level: level, maximumVersion: level == .low ? 5 : 3)
                return Symbol(side: code.side, modules: code.modules, shape: context.draft.symbolShape ?? .halfBlocks)
            } catch {
                // The next level is smaller; without any there are still the letters.
                continue
            }
        }
        return nil
    }

    func span(left ticket: ShownTicket) -> String {
        context.span(context.now.secondsRemaining(until: ticket.validUntil))
    }

    /// Why it ended, and how to go on.
    func body(after ending: ShownTicket.Ending) -> [Block] {
        [
            .text(context.words(Phrase("ticket.over.\(ending.rawValue)"))), .text(context.words("ticket.over.again")),
            .blank,
            .buttons([Button(.renew, label: context.words("ticket.renew"))]), .blank,
        ]
    }

    /// The steps of a branch in one glance: what is done, where she is, what comes. Beside a code there is no margin.
    /// Whoever lost her browser half way opens a new ticket first.
    func progress(of branch: Branch, at step: Step, isBesideCode: Bool) -> [Block] {
        let margin = isBesideCode ? 0 : 2
        var lines: [(numbers: String, phrase: Phrase, isNow: Bool, isDone: Bool)] = []
        let reached = branch.steps.firstIndex { $0.step == step } ?? 0
        let opening = opening(of: branch)
        let present = opening ?? reached
        for (index, branchStep) in branch.steps.enumerated() {
            let number = context.words.number(branchStep.step)
            let phrase: Phrase =
                index == opening && present < reached
                ? "progress.open.again"
                : branchStep.completion.progress(isOnPC: branch == .passkeyOnPC || context.screenState.pagesAreHere)
            let (isNow, isDone) = (index == present, index != present && index < reached)
            if let last = lines.last, last.phrase == phrase {
                lines[lines.count - 1] = (last.numbers + number, phrase, last.isNow || isNow, last.isDone && isDone)
            } else {
                lines.append((number, phrase, isNow, isDone))
            }
        }
        let marks = [context.words("progress.done"), context.words("progress.now")]
        let width = marks.map { TextWidth.columns(of: $0) }.max() ?? 0
        let heading: [Block] = isBesideCode ? [] : [.text(context.words("ticket.progress"), indent: margin)]
        return heading
            + lines.map { line in
                let mark = line.isNow ? marks[1] : line.isDone ? marks[0] : ""
                let room = String(repeating: " ", count: width - TextWidth.columns(of: mark))
                return .text(
                    "\(mark)\(room) \(line.numbers)\(context.words(line.phrase))", indent: margin + 2,
                    tone: line.isNow ? .strong : .plain)
            }
    }

    /// The step that she is at: that of opening, also where a ticket made anew stands for steps beyond it.
    func present(at step: Step) -> Step {
        guard let branch = Branch.of(step), let opening = opening(of: branch) else { return step }
        return branch.steps[opening].step
    }

    private func opening(of branch: Branch) -> Int? {
        guard context.screenState.ticket?.state == .waiting else { return nil }
        return branch.steps.firstIndex { $0.completion == .ticketOpened }
    }

    /// The question, in the place of what a page says of a ticket that was opened.
    func ask(about device: DeviceKind, openedAt: Instant, of ticket: ShownTicket, on page: inout Page) {
        let name = context.words(Phrase("device.\(device.rawValue)"))
        page.body = [
            .text(context.words("device.opened", ["time": context.clock(openedAt), "device": name])), .blank,
            .text(context.words("device.question")), .blank,
            .field(
                Field(
                    .deviceNumber, label: context.words("device.number"), kind: .code(digits: ShownTicket.digits),
                    width: 4,
                    error: context.error(under: .deviceNumber), missing: context.words("device.empty"))), .blank,
            .buttons([
                Button(.submit, label: context.words("device.mine")),
                Button(.notMine, label: context.words("device.notMine")),
            ]), .blank,
            .text(context.words("device.why")),
        ]
        page.primary = .submit
        page.status = .note(context.words("device.waiting", ["span": span(left: ticket)]))
    }

    /// What the question's controls lead to; `nil` where it is not asked.
    func answerAboutDevice(_ control: Control) -> ScreenAction? {
        guard case .asking? = context.screenState.ticket?.state else { return nil }
        switch control {
        case .submit: return submitDeviceNumber()
        case .notMine, .renew: return .ask(.ticket(.refuseDevice), then: .stay)
        default: return nil
        }
    }

    private func submitDeviceNumber() -> ScreenAction {
        switch TypedCode.read(context.text(.deviceNumber), digits: ShownTicket.digits) {
        case .digits(let number): return .ask(.ticket(.confirmDevice(number: number)), then: .stay)
        case .empty: return refuseDeviceNumber("device.empty")
        case .wrongLength, .notDigits: return refuseDeviceNumber("device.form")
        }
    }

    private func refuseDeviceNumber(_ phrase: Phrase) -> ScreenAction {
        .refuse(FormError(.deviceNumber, sentence: context.words(phrase)))
    }
}

extension ScreenContext {
    var ticketPage: TicketPage { TicketPage(context: self) }
}
