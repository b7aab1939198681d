import Foundation
import TypedInput

extension Draft {
    /// Takes a key on a page that is shown as `view` says, and tells what it came to.
    ///
    /// F4, where the page has secrets and it, turns `revealed` over by itself.
    public mutating func take(_ key: Key, on page: Page, view: ViewFacts = .nothing) -> KeyOutcome {
        settle(on: page, view: view)
        if let body = view.body, let outcome = scrollBody(by: key, in: body, on: page) { return outcome }
        let before = focus
        // What is chosen is shown, also where it had the focus already.
        defer { if let body = view.body, focus != before || key.isCharacter { show(in: body) } }
        switch key {
        case .repaint, .altFunction: return .nothing
        case .pointed(let row, let column):
            return point(at: CellPosition(row: row, column: column), on: page, view: view)
        case .enter: return enter(on: page, view: view)
        case .interrupt: return page.pressed(.interrupt, or: .function(10))
        // Esc or F3 goes back.
        case .function(3): return page.pressed(.function(3), or: .escape)
        case .function(4):
            guard let binding = page.binding(for: key) else { return .barred }
            if page.fields.contains(where: { $0.kind == .secret }) { revealed = !(revealed ?? page.showsSecrets) }
            return .pressed(binding.control)
        default: break
        }
        if let field = page.field(focus) { return type(key, into: field, on: page) }
        if let binding = page.binding(for: key) { return .pressed(binding.control) }
        return choose(key, on: page, view: view)
    }

    /// Enter reads on, then asks for what is missing, then leads on (T24).
    private mutating func enter(on page: Page, view: ViewFacts) -> KeyOutcome {
        if focus == page.primary, let reading = page.firstUnread(self), let window = view.readings[reading.control] {
            return scroll(reading.control, by: .pageDown, in: window, on: page) ?? .barred
        }
        if let index = page.fields.firstIndex(where: { $0.control == focus }) {
            let field = page.fields[index]
            if field.missing != nil, isEmpty(field.control) { return .missing(field.control) }
            kept.remove(field.control)
            if index + 1 < page.fields.count {
                if field.unfit != nil { return .missing(field.control) }
                focus = page.fields[index + 1].control
                return .moved
            }
        } else if let focus, page.readings.allSatisfy({ $0.control != focus }) {
            return .activated(focus)
        }
        guard focus != nil || page.preselects else { return .missing(nil) }
        if let primary = page.primary { return .activated(primary) }
        return page.binding(for: .enter).map { .pressed($0.control) } ?? .barred
    }

    private mutating func point(at place: CellPosition, on page: Page, view: ViewFacts) -> KeyOutcome {
        let touched = view.regions.last { $0.row == place.row && $0.columns.contains(place.column) }
        guard let touched else { return .nothing }
        if let key = touched.key { return take(key, on: page, view: view) }
        if let layer = KeyboardLayer(touched.control) {
            keyboardLayer = layer
            return .nothing
        }
        guard page.stops.contains(touched.control) else { return .nothing }
        focus = touched.control
        if page.field(focus) != nil { return .moved }
        // The button that leads on does what Enter does there: it reads on first.
        return touched.control == page.primary ? enter(on: page, view: view) : .activated(touched.control)
    }

    // MARK: in a field

    private mutating func type(_ key: Key, into field: Field, on page: Page) -> KeyOutcome {
        switch key {
        case .character(let character):
            guard field.accepts(character) else { return .barred }
            // What parts digits needs one before it.
            if case .code = field.kind, character.wholeNumberValue == nil, isEmpty(field.control) { return .nothing }
            return type(field) { $0.insert(field.narrowed(String(character))) }
        case .paste(let text):
            let accepted = field.narrowed(text.filter { !$0.isNewline && field.accepts($0) })
            guard !accepted.isEmpty else { return .barred }
            return type(field) { text in
                let before = text.count
                // S05: what would be cut where nobody sees it stays out as a whole.
                return text.insert(accepted) || (!text.isSecret && text.count != before)
            }
        case .backspace: return edit(field) { $0.deleteBackwards() }
        case .delete: return edit(field) { $0.deleteForwards() }
        case .clear:
            return edit(field) { text in
                defer { text.erase() }
                return !text.isEmpty
            }
        default: break
        }
        if let binding = page.binding(for: key) { return .pressed(binding.control) }
        switch key {
        case .left: return moveCursor(of: field) { $0.cursor - 1 }
        case .right: return moveCursor(of: field) { $0.cursor + 1 }
        case .home: return moveCursor(of: field) { _ in 0 }
        case .end: return moveCursor(of: field) { $0.count }
        default: return moveBetween(key, on: page) ?? .barred
        }
    }

    private mutating func moveBetween(_ key: Key, on page: Page) -> KeyOutcome? {
        switch key {
        case .up: moveFocus(by: -1, round: false, on: page)
        case .down: moveFocus(by: 1, round: false, on: page)
        case .tab: moveFocus(by: 1, round: true, on: page)
        case .backTab: moveFocus(by: -1, round: true, on: page)
        default: nil
        }
    }

    // MARK: on choices, buttons and long texts

    private mutating func choose(_ key: Key, on page: Page, view: ViewFacts) -> KeyOutcome {
        if let reading = page.readings.first(where: { $0.control == focus }) ?? page.readings.first,
            let window = view.readings[reading.control],
            let outcome = scroll(reading.control, by: key, in: window, on: page)
        {
            return outcome
        }
        if let outcome = moveBetween(key, on: page) { return outcome }
        switch key {
        case .character(" "), .character("\u{3000}"):
            guard let focus, page.readings.allSatisfy({ $0.control != focus }) else { return .barred }
            return .activated(focus)
        case .character(let character): return select(character, on: page)
        case .left: return moveAlongButtons(by: -1, on: page)
        case .right: return moveAlongButtons(by: 1, on: page)
        case .home, .end:
            guard let stop = key == .home ? page.stops.first : page.stops.last, stop != focus else { return .nothing }
            focus = stop
            return .moved
        case .paste, .wheel: return .nothing
        default: return .barred
        }
    }

    /// At the ends of the text, the arrows leave it to the focus.
    private mutating func scroll(_ control: Control, by key: Key, in window: ReadingWindow, on page: Page)
        -> KeyOutcome?
    {
        var progress = readings[control] ?? ReadingProgress()
        let row = min(progress.firstRow, window.lastFirstRow)
        let target: Int
        switch key {
        case .up:
            if let focus, focus != control, focus != page.firstFocus(self), page.stops.first != focus { return nil }
            guard row > 0 else { return nil }
            target = row - 1
        case .down:
            guard row < window.lastFirstRow else { return nil }
            target = row + 1
        case .pageUp: target = row - max(1, window.visibleRows - 1)
        case .pageDown: target = row + max(1, window.visibleRows - 1)
        case .home: target = 0
        case .end: target = window.lastFirstRow
        case .wheel(let notches): target = row + 3 * notches
        default: return nil
        }
        let moved = progress.scroll(to: target, in: window)
        // The end counts as read by an explicit jump, which shows it (T17).
        readings[control] = progress
        return moved ? .moved : .nothing
    }
}

extension Field {
    /// A code takes digits in any width and what people write between them; the other kinds take everything that
    /// can be seen.
    func accepts(_ character: Character) -> Bool {
        guard TextWidth.columns(of: character) > 0 || character.isCombining else { return false }
        guard case .code = kind else { return true }
        return character.wholeNumberValue != nil || character == " " || character == "\u{3000}" || character.isDash
    }
}

extension Field {
    /// The digits of a code stand in one width, so that its field holds them all.
    fileprivate func narrowed(_ text: String) -> String {
        if case .code = kind { Folding.compatible(text) } else { text }
    }
}

extension Character {
    fileprivate var isDash: Bool { unicodeScalars.count == 1 && unicodeScalars.allSatisfy(Folding.isDash) }

    /// A mark that arrives alone and belongs to the character before it: か + U+3099.
    fileprivate var isCombining: Bool {
        unicodeScalars.first?.properties.isGraphemeExtend ?? false
    }
}

extension Key {
    fileprivate var isCharacter: Bool { if case .character = self { true } else { false } }
}
