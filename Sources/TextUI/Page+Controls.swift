extension Page {
    /// Its fields, from the top.
    public var fields: [Field] {
        body.compactMap { if case .field(let field) = $0 { field } else { nil } }
    }

    /// Its choices, from the top; the digit is the position from 1.
    public var choices: [Choice] {
        body.flatMap { block -> [Choice] in if case .choices(let choices) = block { choices } else { [] } }
    }

    /// Its rows of buttons, from the top; each way out is a row of its own.
    public var buttonRows: [[Button]] {
        body.flatMap { block -> [[Button]] in
            switch block {
            case .buttons(let buttons): [buttons]
            case .letters(_, _, let button): button.map { [[$0]] } ?? []
            case .ways(let buttons): buttons.map { [$0] }
            case .blank, .text, .large, .samples, .field, .choices, .reading: []
            }
        }
    }

    /// Its buttons, from the top.
    public var buttons: [Button] { buttonRows.flatMap(\.self) }

    /// Its long texts, from the top.
    public var readings: [Reading] {
        body.compactMap { if case .reading(let reading) = $0 { reading } else { nil } }
    }

    /// What the focus goes through, in the order of the page. A long text is a stop only beside a field, because
    /// elsewhere the keys scroll it anyway.
    public var stops: [Control] {
        let hasFields = body.contains { if case .field = $0 { true } else { false } }
        var stops: [Control] = []
        for block in body {
            switch block {
            case .blank, .text, .large, .samples: break
            case .field(let field): stops.append(field.control)
            case .choices(let choices): stops += choices.map(\.control)
            case .letters(_, _, let button): stops += button.map { [$0.control] } ?? []
            case .buttons(let buttons), .ways(let buttons): stops += buttons.map(\.control)
            case .reading(let reading): if hasFields { stops.append(reading.control) }
            }
        }
        return stops
    }

    /// Where the focus stands at first: where the page says, else the first field that has to be filled in, else the
    /// first choice, else what leads on. Nowhere where she has to choose herself.
    func firstFocus(_ draft: Draft) -> Control? {
        if let entrance, stops.contains(entrance) { return entrance }
        if let field = firstMissing(draft) { return field.control }
        guard preselects else { return nil }
        if fields.isEmpty, let choice = choices.first { return choice.control }
        return focusAhead(draft)
    }

    /// What leads on: the first field that still has to be filled in, else what Enter presses (T24).
    func focusAhead(_ draft: Draft) -> Control? {
        if let field = firstMissing(draft) { return field.control }
        if let primary, stops.contains(primary) { return primary }
        guard preselects else { return nil }
        return fields.first?.control ?? choices.first?.control ?? stops.first
    }

    /// Whether what stands in the field that has the focus gives way to what she types next.
    public func givesWay(_ draft: Draft) -> Bool {
        field(draft.focus)?.givesWay(in: draft) ?? false
    }

    /// The long text that Enter still has to read on in, before it presses anything (T17).
    public func firstUnread(_ draft: Draft) -> Reading? {
        readings.first { $0.enterReadsOn && !draft.isReadToEnd($0.control) }
    }

    private func firstMissing(_ draft: Draft) -> Field? {
        fields.first { draft.isEmpty($0.control) && $0.missing != nil }
    }

    func field(_ control: Control?) -> Field? {
        fields.first { $0.control == control }
    }

    func binding(for key: Key) -> KeyBinding? {
        keys.first { $0.key == key }
    }

    /// A key that means the same as another: pressed by whichever the page has.
    func pressed(_ key: Key, or other: Key) -> KeyOutcome {
        guard let binding = binding(for: key) ?? binding(for: other) else { return .barred }
        return .pressed(binding.control)
    }
}
