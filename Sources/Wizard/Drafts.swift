import FlowEngine
import Screens
import Secrets
import TextUI

/// Names a page whose typing is kept.
struct DraftKey: Hashable, Sendable {
    var place: Location
    var overlay: Overlay?
}

/// What was typed on each page of this session. Back and forward keep it; secrets go when their page goes (T02).
struct Drafts: Sendable {
    /// In the order in which the pages came, and looked up from the end: no dictionary, because the first one with keys
    /// of a type of its own costs a start more than all the look-ups of a session (P01).
    private var kept: [(key: DraftKey, draft: Draft)] = []
    /// Fields of pages that were left whose text proves who she is, though it may be read on the screen.
    private var proofs: Set<Control> = []

    subscript(key: DraftKey) -> Draft {
        get { index(of: key).map { kept[$0].draft } ?? Draft() }
        set {
            if let index = index(of: key) { kept[index].draft = newValue } else { kept.append((key, newValue)) }
        }
    }

    private func index(of key: DraftKey) -> Int? { kept.lastIndex { $0.key == key } }

    /// The page is left: its secrets are erased, what was revealed is hidden again, and whoever comes back stands where
    /// it leads on. What stays gives way to what she types then.
    mutating func leave(_ key: DraftKey, _ page: Page) {
        guard let index = index(of: key) else { return }
        var draft = kept[index].draft
        for field in page.fields where field.kind != .open || field.isProof {
            draft.erase(field.control)
            proofs.insert(field.control)
        }
        draft.revealed = nil
        draft.wasRefused = false
        draft.keepText()
        draft.enterAnew()
        kept[index].draft = draft
    }

    /// Fills fields of a page in.
    mutating func fill(
        _ texts: [Control: String], secrets: Set<Control>, revealed: Bool = false, at key: DraftKey
    ) {
        for (control, text) in texts {
            if secrets.contains(control) {
                self[key].fill(control, with: SecretBytes(text: text))
            } else {
                self[key].fill(control, with: text)
            }
        }
        guard revealed else { return }
        self[key].revealed = true
        // What she would rather have herself takes its place.
        self[key].keepText()
    }

    /// Whoever comes back to a place that was left from a page beside it, stands where it leads on.
    mutating func enterAnew(_ place: Location) {
        for index in kept.indices where kept[index].key.place == place {
            kept[index].draft.keepText()
            kept[index].draft.enterAnew()
        }
    }

    /// A page is entered as if for the first time, but for what was typed.
    mutating func enterAnew(_ key: DraftKey) {
        self[key].enterAnew()
        self[key].keepText()
    }

    /// Every secret on every page of the session goes, and all else that proves who she is.
    mutating func eraseSecrets() {
        for index in kept.indices {
            var draft = kept[index].draft
            for (control, text) in draft.fields where text.isSecret || proofs.contains(control) { draft.erase(control) }
            draft.revealed = nil
            draft.keepText()
            kept[index].draft = draft
        }
    }

    /// Whether a secret is held on any page.
    var holdSecrets: Bool { holds { $0.isSecret } }

    /// Whether anything is held on any page.
    var holdText: Bool { holds { _ in true } }

    private func holds(_ isMeant: (FieldText) -> Bool) -> Bool {
        kept.contains { $0.draft.fields.values.contains { isMeant($0) && !$0.isEmpty } }
    }

    /// Somebody else sits down.
    mutating func forgetAll() { kept = [] }
}
