public import Secrets
public import TextUI

/// What a driver without keys puts into a wizard (T10).
public enum PlainInput: Sendable {
    /// A field was filled in as a whole.
    case filled(Control, SecretBytes)
    /// Something on the page was chosen, or a key of it was named.
    case pressed(Control)
    /// A long text was said to its end (T17).
    case readToEnd(Control)
    /// Somebody is there: the session goes on (S13).
    case awake
}

extension Wizard {
    /// Takes it, at once: no answer is awaited.
    mutating func take(_ input: PlainInput) -> [Command] {
        guard askedAt == nil else { return [] }
        lastKeyAt = now
        isShown = false
        switch input {
        case .filled(let control, let text):
            (remark, formError) = (nil, nil)
            if page.fields.first(where: { $0.control == control })?.kind == .secret {
                drafts[draftKey].fill(control, with: text)
            } else {
                drafts[draftKey].fill(control, with: text.revealedText())
            }
            return []
        case .pressed(let control):
            (remark, formError) = (nil, nil)
            return act(on: control)
        case .readToEnd(let control):
            let whole = ReadingWindow(firstRow: 0, visibleRows: 1, totalRows: 1)
            drafts[draftKey].settle(on: page, view: ViewFacts(readings: [control: whole]))
            return []
        case .awake: return []
        }
    }
}
