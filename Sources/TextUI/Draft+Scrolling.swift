/// A body with more rows than the terminal (T25).
extension Draft {
    /// What a key does to the window before it does anything else: nobody presses or passes over what was not seen.
    mutating func scrollBody(by key: Key, in body: BodyWindow, on page: Page) -> KeyOutcome? {
        bodyRow = body.firstRow
        let far = max(1, body.visibleRows - 1)
        switch key {
        case .pageDown: return scrollBody(to: body.firstRow + far, in: body)
        case .pageUp: return scrollBody(to: body.firstRow - far, in: body)
        case .wheel(let notches): return scrollBody(to: body.firstRow + 3 * notches, in: body)
        case .enter:
            guard let focus, !body.shows(focus) else { return nil }
            return scrollBody(to: body.nearer(to: focus), in: body)
        case .down, .up:
            // Towards what has the focus, and not over what nobody has seen.
            if let focus, !body.shows(focus), case let target = body.nearer(to: focus),
                key == .down ? target > body.firstRow : target < body.firstRow
            {
                return scrollBody(to: target, in: body)
            }
            let stops = page.stops
            let index = focus.flatMap(stops.firstIndex(of:))
            let next = (index.map { key == .down ? $0 + 1 : $0 - 1 } ?? 0)
            guard stops.indices.contains(next) else {
                let target = body.firstRow + (key == .down ? 1 : -1)
                return (0...body.lastFirstRow).contains(target) ? scrollBody(to: target, in: body) : nil
            }
            let target = body.firstRow(showing: stops[next])
            return abs(target - body.firstRow) > far ? scrollBody(to: body.nearer(to: stops[next]), in: body) : nil
        case .character, .paste, .backspace, .delete:
            if let focus, page.field(focus) != nil { bodyRow = body.firstRow(showing: focus) }
            return nil
        default: return nil
        }
    }

    private mutating func scrollBody(to row: Int, in body: BodyWindow) -> KeyOutcome {
        let target = min(max(0, row), body.lastFirstRow)
        defer { bodyRow = target }
        return target == body.firstRow ? .nothing : .moved
    }

    /// What stands there is seen: what has the focus, if nothing else is said.
    public mutating func show(_ control: Control? = nil, in body: BodyWindow) {
        guard let control = control ?? focus else { return }
        var body = body
        body.firstRow = bodyRow
        bodyRow = body.firstRow(showing: control)
    }
}

extension BodyWindow {
    /// The first row of the window that is one window nearer to a control.
    fileprivate func nearer(to control: Control) -> Int {
        let far = max(1, visibleRows - 1)
        return min(max(firstRow(showing: control), firstRow - far), firstRow + far)
    }
}
