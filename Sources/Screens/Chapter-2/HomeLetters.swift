import Accounts
import Content
import FlowEngine
import TextUI

/// S15: the address and the letters with which she goes on at home, as they stand on the page of a step and, once more,
/// where she is asked whether to leave.
struct HomeLetters {
    let context: ScreenContext
    let step: Step

    /// The ticket that leads home; `nil` where none does.
    var ticket: ShownTicket? { context.screenState.goesOnAtHome ? context.screenState.ticket : nil }

    /// Where they are typed, in lines that begin at a margin.
    func place(of ticket: ShownTicket, typed letters: Block, margin: Int) -> [Block] {
        [
            .text(context.words(browser), indent: margin),
            .text(ticket.verificationURI, indent: margin + 3, tone: .strong),
            .text(context.words("home.letters"), indent: margin),
            letters,
        ]
    }

    /// Until when they work.
    func validity(of ticket: ShownTicket, margin: Int) -> Block {
        .text(context.words("home.until", ["day": context.words.day(ticket.validUntil)]), indent: margin)
    }

    /// An extension is had in its own browser alone.
    private var browser: Phrase {
        switch Branch.of(step) {
        case .chromeExtension?: "home.open.chrome"
        case .edgeExtension?: "home.open.edge"
        default: "home.open"
        }
    }
}
