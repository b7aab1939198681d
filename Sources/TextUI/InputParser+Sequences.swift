extension InputParser {
    /// A control sequence has its final byte.
    mutating func finishControl() {
        if case .whole(let key?) = strings.match(held) { return finish(key) }
        let body = held.dropFirst(2)
        guard let final = body.last, !isTooLong else { return finish(nil) }
        if body.count == 1, final == UInt8(ascii: "M"), paste == nil { return state = .mouse }
        if body.count == 1, final == UInt8(ascii: "[") { return state = .console }
        if final == UInt8(ascii: "M") || final == UInt8(ascii: "m"), body.first == UInt8(ascii: "<") {
            return finish(pointedBySGR(body.dropFirst().dropLast(), isPress: final == UInt8(ascii: "M")))
        }
        guard let numbers = SequenceParameters(body.dropLast()) else { return finish(nil) }
        switch (final, numbers[0]) {
        case (UInt8(ascii: "~"), 200): paste = paste ?? OpenPaste()
        case (UInt8(ascii: "~"), 201): endPaste()
        case (UInt8(ascii: "R"), let row?):
            if paste == nil, let column = numbers[1] { events.append(.cursorAt(row: row, column: column)) }
        default:
            if paste == nil, let event = event(final: final, numbers) { events.append(event) }
        }
        rest()
    }

    private mutating func endPaste() {
        if let text = paste?.text, !text.isEmpty { events.append(.key(.paste(text))) }
        paste = nil
    }

    private func event(final: UInt8, _ numbers: SequenceParameters) -> InputEvent? {
        // Kitty says when a key is let go, too.
        guard numbers[1, 1] != 3 else { return nil }
        let modifiers = KeyModifiers(parameter: numbers[1])
        switch final {
        case UInt8(ascii: "u"):
            let code = numbers[0] == 0 ? nil : numbers[0]
            return KeyCode(code ?? 0, shifted: numbers[0, 1], text: numbers.parts(of: 2), modifiers).event
        case UInt8(ascii: "~") where numbers[0] == 27 && numbers.count == 3:
            // xterm's modifyOtherKeys: the code is the character that the keys together make.
            let code = numbers[2] ?? 0
            return KeyCode(code, shifted: code, text: [], modifiers).event
        case UInt8(ascii: "~"), UInt8(ascii: "^"), UInt8(ascii: "@"):
            // rxvt: ^ with Ctrl, @ with Ctrl and Shift.
            let isPlain = final == UInt8(ascii: "~") && !modifiers.areHeld
            return numbers[0].flatMap { Key.numbered($0, isPlain: isPlain) ?? Key.numbered($0, heldWith: modifiers) }
                .map(InputEvent.key)
        default:
            return (Key.lettered(final, isPlain: !modifiers.areHeld) ?? Key.lettered(final, heldWith: modifiers))
                .map(InputEvent.key)
        }
    }

    /// The key of `SS3 …`. The number pad goes first: terminfo calls `SS3 x` F10 on a vt100, whose key says 8.
    func shiftedKey() -> Key? {
        let body = held.dropFirst(2)
        guard let final = body.last else { return nil }
        if body.count == 1, let key = Key.ofNumberPad(final) { return key }
        if case .whole(let key?) = strings.match(held) { return key }
        guard let numbers = SequenceParameters(body.dropLast()) else { return nil }
        // Old terminals: `SS3 5 P`; others: `SS3 1 ; 5 P`.
        let modifiers = KeyModifiers(parameter: numbers.count > 1 ? numbers[1] : numbers[0])
        return Key.lettered(final, isPlain: !modifiers.areHeld)
    }

    // MARK: the mouse

    /// Three bytes, each 32 more than it means (xterm, ctlseqs).
    func pointedByX10() -> Key? {
        let values = held.suffix(3).map { Int($0) - 32 }
        return Key.pointed(button: values[0], column: values[1], row: values[2])
    }

    private func pointedBySGR(_ bytes: some Collection<UInt8>, isPress: Bool) -> Key? {
        guard isPress, let numbers = SequenceParameters(bytes), let button = numbers[0], let column = numbers[1],
            let row = numbers[2]
        else { return nil }
        return Key.pointed(button: button, column: column, row: row)
    }

    // MARK: strings

    /// A string has ended; only the answer about the background says something to us.
    mutating func finishString() {
        defer { rest() }
        let question = Array("\u{1B}]11;".utf8)
        guard paste == nil, held.count < 64, held.starts(with: question) else { return }
        let colour = String(decoding: held.dropFirst(question.count), as: UTF8.self)
        if let backdrop = Backdrop(colour: colour[...]) { events.append(.backdrop(backdrop)) }
    }
}
