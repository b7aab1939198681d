extension Page {
    /// Its fields, from the top.
    public var fields: [Field] {
        body.compactMap { if case .field(let field) = $0 { field } else { nil } }
    }

    /// Its choices, from the top; the digit is the position from 1.
    public var choices: [Choice] {
        body.flatMap { block -> [Choice] in if case .choices(let choices) = block { choices } else { [] } }
    }

    /// Its rows of buttons, from the top.
    public var buttonRows: [[Button]] {
        body.compactMap { if case .buttons(let buttons) = $0 { buttons } else { nil } }
    }

    /// Its long texts, from the top.
    public var readings: [Reading] {
        body.compactMap { if case .reading(let reading) = $0 { reading } else { nil } }
    }

    /// What the focus goes through, in the order of the page. A long text is a stop only beside a field, because
    /// elsewhere the keys scroll it anyway.
    var stops: [Control] {
        let hasFields = !fields.isEmpty
        return body.flatMap { block -> [Control] in
            switch block {
            case .blank, .text: []
            case .field(let field): [field.control]
            case .choices(let choices): choices.map(\.control)
            case .buttons(let buttons): buttons.map(\.control)
            case .reading(let reading): hasFields ? [reading.control] : []
            }
        }
    }

    /// Where the focus stands at first: where the page says, else the first field, else the first choice, else what Enter presses.
    var firstFocus: Control? {
        if let entrance, stops.contains(entrance) { return entrance }
        if let field = fields.first { return field.control }
        if let choice = choices.first { return choice.control }
        if let primary, stops.contains(primary) { return primary }
        return stops.first
    }

    func field(_ control: Control?) -> Field? {
        fields.first { $0.control == control }
    }

    func binding(for key: Key) -> KeyBinding? {
        keys.first { $0.key == key }
    }
}
