import FlowEngine
import Screens
import Terminal

/// Names a page whose typing is kept.
struct DraftKey: Hashable, Sendable {
    var place: Location
    var overlay: Overlay?
}

/// What was typed on each page of this sitting. Back and forward keep it; secrets go when their page goes (T02).
struct Drafts: Sendable {
    private var kept: [DraftKey: Draft] = [:]
    /// Fields of pages that were left whose text proves who she is, though it may be read on the screen.
    private var proofs: Set<Control> = []

    subscript(key: DraftKey) -> Draft {
        get { kept[key] ?? Draft() }
        set { kept[key] = newValue }
    }

    /// The page is left: its secrets are erased, what was revealed is hidden again, and whoever comes back stands where
    /// it leads on. What stays gives way to what she types then.
    mutating func leave(_ key: DraftKey, _ page: Page) {
        guard var draft = kept[key] else { return }
        for field in page.fields where field.kind != .open || field.isProof {
            draft.erase(field.control)
            proofs.insert(field.control)
        }
        draft.revealed = nil
        draft.keepText()
        draft.enterAnew()
        kept[key] = draft
    }

    /// Every secret on every page of the sitting goes, and all else that proves who she is.
    mutating func eraseSecrets() {
        for (key, draft) in kept {
            var draft = draft
            for (control, text) in draft.fields where text.isSecret || proofs.contains(control) { draft.erase(control) }
            draft.revealed = nil
            draft.keepText()
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
