/// What has been typed on a page and where the focus is. It lives as long as the sitting and is never stored.
public struct Draft: Sendable {
    /// What stands in the fields.
    public private(set) var fields: [Control: FieldText]
    /// What has the focus.
    public internal(set) var focus: Control?
    /// Whether secret fields show their characters; F4 turns it over.
    public var revealed: Bool
    /// How far long texts have been read.
    public internal(set) var readings: [Control: ReadingProgress]
    /// How the QR code is painted, where the member has chosen another way than the page's.
    public var symbolShape: Symbol.Shape?

    /// Nothing typed yet.
    public init() {
        fields = [:]
        revealed = false
        readings = [:]
    }

    /// What stands in a field; empty where nothing was typed.
    public func text(of control: Control) -> String {
        fields[control]?.text ?? ""
    }

    /// Whether a long text has been on the screen to its end (T17).
    public func isReadToEnd(_ control: Control) -> Bool {
        readings[control]?.isReadToEnd ?? false
    }

    /// Fills a field in, with the cursor at its end.
    public mutating func fill(_ control: Control, with text: String) {
        fields[control] = FieldText(text)
    }

    /// Empties a field on purpose, as after a wrong password (T02).
    public mutating func erase(_ control: Control) {
        fields[control]?.erase()
        fields[control] = nil
    }

    /// Empties every secret field of a page and hides what F4 had shown.
    public mutating func eraseSecrets(on page: Page) {
        for field in page.fields where field.kind == .secret { erase(field.control) }
        revealed = false
    }

    /// Changes the text of a field and says whether that came to anything.
    mutating func edit(_ field: Field, _ change: (inout FieldText) -> Bool) -> Deed {
        var text = fields[field.control] ?? FieldText()
        guard change(&text) else { return .barred }
        fields[field.control] = text
        return .edited(field.control)
    }

    /// Moves the cursor of a field.
    mutating func moveCursor(of field: Field, _ place: (FieldText) -> Int) -> Deed {
        var text = fields[field.control] ?? FieldText()
        guard text.move(to: place(text)) else { return .nothing }
        fields[field.control] = text
        return .moved
    }
}
