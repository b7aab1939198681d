/// A page as it was laid out last, so that a key that changes nothing but the text of a field draws its box alone
/// (P02).
public struct LaidOutPage: Sendable {
    /// What was laid out.
    public let page: Page
    /// What to paint.
    public private(set) var frame: Frame
    private var draft: Draft
    private let size: Size
    private let ambiguous: AmbiguousWidth
    private let spacing: Spacing

    /// Lays a page out: all of it where anything but what stands in its fields is other than `before`.
    public init(
        _ page: Page, draft: Draft, size: Size, ambiguous: AmbiguousWidth = .narrow, spacing: Spacing = .normal,
        after before: LaidOutPage? = nil, words: () -> FrameWords
    ) {
        self.page = page
        self.draft = draft
        self.size = size
        self.ambiguous = ambiguous
        self.spacing = spacing
        if let before, before.size == size, before.ambiguous == ambiguous, before.spacing == spacing,
            before.draft.isDrawnLikeButForItsFields(draft), before.page == page
        {
            frame = before.frame
            for box in frame.boxes where !draft.hasSame(box.field.control, as: before.draft) {
                frame.redraw(box, with: draft, showsSecrets: page.showsSecrets)
            }
        } else {
            frame = Layout.frame(
                of: page, draft: draft, size: size, words: words(), ambiguous: ambiguous, spacing: spacing)
            if let mark = page.mark { frame.canvas.put("+", row: mark.row, column: mark.column, style: .marked) }
        }
    }
}

extension Draft {
    /// Whether all but what stands in the fields is drawn the same.
    fileprivate func isDrawnLikeButForItsFields(_ other: Draft) -> Bool {
        focus == other.focus && revealed == other.revealed && bodyRow == other.bodyRow
            && kept == other.kept && symbolShape == other.symbolShape && readings == other.readings
            && keyboardLayer == other.keyboardLayer
    }

    fileprivate func hasSame(_ control: Control, as other: Draft) -> Bool {
        switch (fields[control], other.fields[control]) {
        case (nil, nil): true
        case (let own?, let others?): own.isSurelyLike(others)
        case (nil, _?), (_?, nil): false
        }
    }
}
