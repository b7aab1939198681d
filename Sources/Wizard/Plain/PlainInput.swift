import Content
import Secrets
import TextUI

/// What a driver without keys puts into a wizard (T10).
enum PlainInput: Sendable {
    /// A field was filled in as a whole.
    case filled(Control, SecretBytes)
    /// Something on the page was chosen, or a key of it was named.
    case pressed(Control)
    /// Another language was named.
    case turned(to: Language)
    /// A long text was said to its end (T17).
    case readToEnd(Control)
    /// Somebody is there: the session goes on (S13).
    case awake
}

extension PlainInput {
    /// Puts it in at once: no answer is awaited.
    func put(into wizard: inout Wizard) -> [Wizard.Command] {
        guard wizard.askedAt == nil else { return [] }
        wizard.lastKeyAt = wizard.now
        wizard.isShown = false
        switch self {
        case .filled(let control, let text):
            (wizard.remark, wizard.formError) = (nil, nil)
            if wizard.page.fields.first(where: { $0.control == control })?.kind == .secret {
                wizard.drafts[wizard.draftKey].fill(control, with: text)
            } else {
                wizard.drafts[wizard.draftKey].fill(control, with: text.revealedText())
            }
            return []
        case .pressed(let control):
            (wizard.remark, wizard.formError) = (nil, nil)
            return wizard.act(on: control)
        case .turned(let language):
            (wizard.remark, wizard.formError) = (nil, nil)
            wizard.turn(to: language)
            return []
        case .readToEnd(let control):
            let whole = ReadingWindow(firstRow: 0, visibleRows: 1, totalRows: 1)
            wizard.drafts[wizard.draftKey].settle(on: wizard.page, view: ViewFacts(readings: [control: whole]))
            return []
        case .awake: return []
        }
    }
}
