import FlowEngine
import Screens
import Terminal

/// Names a page whose typing is kept.
struct DraftKey: Hashable, Sendable {
    var place: Standing
    var side: Side?
}

/// What was typed on each page of this sitting. Back and forward keep it; secrets go when their page goes (T02).
struct Drafts: Sendable {
    private var kept: [DraftKey: Draft] = [:]

    subscript(key: DraftKey) -> Draft {
        get { kept[key] ?? Draft() }
        set { kept[key] = newValue }
    }

    /// The page is left: its secrets are erased, and they are shown or hidden as the page has it.
    mutating func leave(_ key: DraftKey, _ page: Page) {
        guard var draft = kept[key] else { return }
        for field in page.fields where field.kind != .open { draft.erase(field.control) }
        draft.revealed = nil
        if let first = page.fields.first { draft.focus(on: first.control, of: page) }
        kept[key] = draft
    }

    /// Every secret on every page of the sitting goes.
    mutating func eraseSecrets() {
        for (key, draft) in kept {
            var draft = draft
            for (control, text) in draft.fields where text.isSecret { draft.erase(control) }
            draft.revealed = nil
            kept[key] = draft
        }
    }

    /// Whether a secret is held on any page.
    var holdSecrets: Bool { holds { $0.isSecret } }

    /// Whether anything is held on any page.
    var holdText: Bool { holds { _ in true } }

    private func holds(_ isMeant: (FieldText) -> Bool) -> Bool {
        kept.values.contains { $0.fields.values.contains { isMeant($0) && !$0.isEmpty } }
    }

    /// Somebody else sits down.
    mutating func forgetAll() { kept = [:] }
}
