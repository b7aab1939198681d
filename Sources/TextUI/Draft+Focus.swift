import Foundation

extension Draft {
    /// Puts the focus on the page if it is elsewhere, and counts what the frame shows of long texts as read.
    public mutating func settle(on page: Page, view: ViewFacts = .nothing) {
        if focus.map({ page.stops.contains($0) }) != true { focus = page.firstFocus(self) }
        for (control, window) in view.readings {
            readings[control, default: ReadingProgress()].noteSeen(in: window)
        }
    }

    /// Puts the focus on what leads on (T24): where a button's work is done or a page beside this one was left.
    public mutating func focusAhead(on page: Page) { focus = page.focusAhead(self) }

    /// Nothing has the focus: the page is entered anew.
    public mutating func enterAnew() {
        focus = nil
        bodyRow = 0
        readings = [:]
    }

    /// Puts the focus on a control of the page.
    public mutating func focus(on control: Control, of page: Page) {
        if page.stops.contains(control) { focus = control }
    }

    /// Up and down stop at the ends; Tab goes round.
    mutating func moveFocus(by step: Int, round: Bool, on page: Page) -> KeyOutcome {
        let stops = page.stops
        guard !stops.isEmpty else { return .barred }
        guard let focus, let index = stops.firstIndex(of: focus) else {
            self.focus = page.firstFocus(self) ?? stops[0]
            return .moved
        }
        let target = index + step
        if stops.indices.contains(target) {
            self.focus = stops[target]
            return .moved
        }
        guard round, stops.count > 1 else { return .nothing }
        self.focus = target < 0 ? stops[stops.count - 1] : stops[0]
        return .moved
    }

    /// Left and right go along a row of buttons.
    mutating func moveAlongButtons(by step: Int, on page: Page) -> KeyOutcome {
        for row in page.buttonRows {
            guard let index = row.firstIndex(where: { $0.control == focus }) else { continue }
            guard row.indices.contains(index + step) else { return .nothing }
            focus = row[index + step].control
            return .moved
        }
        return .barred
    }

    /// A digit, in any width, or the paper's letter puts the focus on a choice; 0 on the tenth, as on a keyboard.
    mutating func select(_ character: Character, on page: Page) -> KeyOutcome {
        let choices = page.choices
        if let digit = character.wholeNumberValue, case let number = digit == 0 ? 10 : digit,
            choices.indices.contains(number - 1)
        {
            focus = choices[number - 1].control
            return .moved
        }
        let letter = character.lowercased().precomposedStringWithCompatibilityMapping
        guard let choice = choices.first(where: { $0.letter?.lowercased() == letter }) else { return .barred }
        focus = choice.control
        return .moved
    }
}
