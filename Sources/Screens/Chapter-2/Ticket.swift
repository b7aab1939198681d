import FlowEngine
import Content
import OneTimeCodes
import Accounts
import TextUI
import World

/// 2-1【2】 to 【8】, 2-2【2】 to 【5】: what happens in her browser, which this screen follows. It shows the ticket until
/// it is opened, and then how far she is.
struct TicketScreen: Screen {
    let step: Step

    var waitsForOutside: Bool { true }

    func page(in context: ScreenContext) -> Page {
        var page = context.page(step)
        guard let ticket = context.screenState.ticket else { return NotOfferedScreen(step: step).page(in: context) }
        switch ticket.state {
        case .waiting:
            context.show(ticket, on: &page, isForPC: step.chapter == "2-1") { isBesideCode in
                progress(context, isBesideCode: isBesideCode) + door(context)
            }
        case .opened(let instant):
            page.body =
                [
                    .text(context.words("ticket.opened", ["time": context.clock(instant)])), .blank,
                    .text(context.words("ticket.unknown")), .blank,
                ] + progress(context) + door(context, "other.other")
            page.status = .waiting(context.words("ticket.goingOn", ["span": context.span(left: ticket)]))
        case .asking(let device, let instant): context.ask(about: device, openedAt: instant, of: ticket, on: &page)
        case .over:
            page.body = context.overBody + progress(context) + door(context)
            page.primary = .renew
        }
        page.waitForBrowser(ticket, context.words)
        page.keys = context.keys(
            back: false, refresh: true,
            own: [context.ownKey(6, .renew, "key.renew"), context.ownKey(7, .otherMethod, "key.otherMethod")])
        return page
    }

    private func progress(_ context: ScreenContext, isBesideCode: Bool = false) -> [Block] {
        guard let branch = Branch.of(step) else { return [] }
        return context.progress(of: branch, at: step, isBesideCode: isBesideCode)
    }

    /// Whoever cannot open it goes back to 1【8】.
    private func door(_ context: ScreenContext, _ label: Phrase = "ticket.cannotOpen") -> [Block] {
        [.ways([Button(.otherMethod, label: context.words(label))])]
    }

    func act(on control: Control, in context: ScreenContext) -> ScreenAction {
        if context.screenState.ticket == nil { return NotOfferedScreen(step: step).act(on: control, in: context) }
        if let answer = context.answerAboutDevice(control) { return answer }
        return switch control {
        case .submit, .renew: .ask(.renewTicket)
        case .otherMethod: .open(.otherMethod)
        default: .stay
        }
    }
}

extension Page {
    /// While she is at it in her browser there is nothing to press here: Enter says so, and chooses no way out (T24).
    mutating func waitForBrowser(_ ticket: ShownTicket, _ words: Words) {
        switch ticket.state {
        case .waiting, .opened:
            preselects = false
            enterHint = words("ticket.enter")
        case .asking, .over: break
        }
    }
}

extension ScreenContext {
    /// The ticket before it is opened: as a QR code where a phone's camera can see it, and always as an address with
    /// letters.
    func show(
        _ ticket: ShownTicket, on page: inout Page, isForPC: Bool, then rest: (_ isBesideCode: Bool) -> [Block]
    ) {
        let isScanned = !isForPC && !ticket.isLocal && terminal.kind != .phone && size.holdsSymbols
        page.symbol = isScanned ? symbol(of: ticket) : nil
        let place: [Block] = [
            .text(ticket.address, indent: Layout.indent, tone: .strong)
        ]
        let letters: [Block] = [.text(ticket.letters, indent: Layout.indent, tone: .strong)]
        let facts: KeyValuePairs = ["host": ticket.host, "terminal": terminal.name, "name": ticket.maskedName]
        if page.symbol != nil {
            page.body =
                [.text(words("ticket.scan"), indent: 0), .text(words("ticket.check", facts), indent: 0)]
                + [.blank, .text(words("ticket.cannotScan"), indent: 0)] + place
                + [.text(words("ticket.thenLetters"), indent: 0)] + letters + [.blank] + rest(true)
                + [.text(words("ticket.private.code"))]
        } else {
            let lead: Phrase =
                ticket.isLocal ? "ticket.local" : isForPC ? "ticket.onPC" : "ticket.onPhone"
            page.body =
                [.text(words(lead))] + place + [.text(words("ticket.letters"))] + letters
                + [.text(words("ticket.checkWide", facts)), .text(words("ticket.private")), .blank] + rest(false)
        }
        let waiting: Phrase = isScanned ? "ticket.waiting.phone" : "ticket.waiting.browser"
        page.status = .waiting(words(waiting, ["span": span(left: ticket)]))
    }

    /// The least damage that it bears and still stays small enough for the words beside it.
    func symbol(of ticket: ShownTicket) -> Symbol? {
        for level in [QRSymbol.Level.medium, .low] {
            do {
                let code = try QRSymbol(text: ticket.link, level: level, maximumVersion: level == .low ? 5 : 3)
                return Symbol(side: code.side, modules: code.modules, shape: draft.symbolShape ?? .halfBlocks)
            } catch {
                // The next level is smaller; without any there are still the letters.
                continue
            }
        }
        return nil
    }

    func span(left ticket: ShownTicket) -> String { span(now.secondsRemaining(until: ticket.validUntil)) }

    var overBody: [Block] {
        [
            .text(words("ticket.over")), .blank,
            .buttons([Button(.renew, label: words("ticket.renew"))]), .blank,
        ]
    }

    /// The steps of a branch in one glance: what is done, where she is, what comes. Beside a code there is no margin.
    func progress(of branch: Branch, at step: Step, isBesideCode: Bool) -> [Block] {
        let margin = isBesideCode ? 0 : 2
        var lines: [(numbers: String, phrase: Phrase, isNow: Bool, isDone: Bool)] = []
        let present = branch.steps.firstIndex { $0.step == step } ?? 0
        for (index, leg) in branch.steps.enumerated() {
            let number = String(leg.step.printedNumber.drop { $0 != "【" })
            let phrase = leg.completion.progress(isOnPC: branch == .passkeyOnPC)
            if let last = lines.last, last.phrase == phrase {
                let isNow = last.isNow || index == present
                lines[lines.count - 1] = (last.numbers + number, phrase, isNow, last.isDone && index < present)
            } else {
                lines.append((number, phrase, index == present, index < present))
            }
        }
        let marks = [words("progress.done"), words("progress.now")]
        let width = marks.map { TextWidth.columns(of: $0) }.max() ?? 0
        let heading: [Block] = isBesideCode ? [] : [.text(words("ticket.progress"), indent: margin)]
        return heading
            + lines.map { line in
                let mark = line.isNow ? marks[1] : line.isDone ? marks[0] : ""
                let room = String(repeating: " ", count: width - TextWidth.columns(of: mark))
                return .text(
                    "\(mark)\(room) \(line.numbers)\(words(line.phrase))", indent: margin + 2,
                    tone: line.isNow ? .strong : .plain)
            }
    }
}

extension Branch.Completion {
    fileprivate func progress(isOnPC: Bool) -> Phrase {
        switch self {
        case .ticketOpened: isOnPC ? "progress.open.pc" : "progress.open.phone"
        case .passkeyRegistered: "progress.register"
        case .acknowledged: "progress.acknowledge"
        case .deviceNamed, .continued: "progress.name"
        case .passkeyProved, .arrival: "progress.prove"
        case .login, .appCode, .mailCode: "progress.login"
        }
    }
}

extension Control {
    static let renew: Control = "renew"
}
