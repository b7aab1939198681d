public import Secrets

/// What has been typed on a page and where the focus is. It lives as long as the session and is never stored.
public struct Draft: Sendable {
    /// What stands in the fields.
    public private(set) var fields: [Control: FieldText]
    /// What has the focus.
    public internal(set) var focus: Control?
    /// Whether secret fields show their characters; `nil` until F4 has turned it over: as the page has it.
    public var revealed: Bool?
    /// The first row of the body that is seen, where it has more than the terminal (T25).
    public internal(set) var bodyRow: Int
    /// Fields whose text stands there from before: what is typed next takes its place (T24).
    var kept: Set<Control>
    /// How far long texts have been read.
    public internal(set) var readings: [Control: ReadingProgress]
    /// How the QR code or large letters are painted, where the member has chosen another way than the page's.
    public var symbolShape: Symbol.Shape?

    /// Whether what was typed here did not match: what to look at stays there until it does.
    public var wasRefused = false
    /// Which letters stand on the on-screen keyboard.
    var keyboardLayer = KeyboardLayer.small

    /// Nothing typed yet.
    public init() {
        fields = [:]
        bodyRow = 0
        kept = []
        readings = [:]
    }

    /// What stands in an open field; empty where nothing was typed.
    public func text(of control: Control) -> String {
        fields[control]?.text ?? ""
    }

    /// What stands in a field, as guarded bytes: UTF-8 in NFC; none where nothing was typed.
    public func secret(of control: Control) -> SecretBytes {
        fields[control]?.secret ?? SecretBytes([])
    }

    /// Whether nothing stands in a field.
    public func isEmpty(_ control: Control) -> Bool {
        fields[control]?.isEmpty ?? true
    }

    /// Whether a long text has been on the screen to its end (T17).
    public func isReadToEnd(_ control: Control) -> Bool {
        readings[control]?.isReadToEnd ?? false
    }

    /// Fills a field in, with the cursor at its end.
    public mutating func fill(_ control: Control, with text: String) {
        fields[control] = FieldText(text)
    }

    /// Fills a secret field in, with the cursor at its end.
    public mutating func fill(_ control: Control, with secret: SecretBytes) {
        fields[control] = FieldText(secret: secret)
    }

    /// Empties a field on purpose, as after a wrong password (T02).
    public mutating func erase(_ control: Control) {
        kept.remove(control)
        fields[control]?.erase()
        fields[control] = nil
    }

    /// She comes back to the page: what stands in its fields gives way to what she types next, so that nothing is ever
    /// typed behind it (T24).
    public mutating func keepText() { kept = Set(fields.keys) }

    /// Types into a field, in the place of what stood there from before.
    mutating func type(_ field: Field, _ change: (inout FieldText) -> Bool) -> KeyOutcome {
        let givesWay = kept.contains(field.control)
        return edit(field) { text in
            if givesWay { text.erase() }
            return change(&text)
        }
    }

    /// Changes the text of a field and says whether that came to anything.
    mutating func edit(_ field: Field, _ change: (inout FieldText) -> Bool) -> KeyOutcome {
        defer { kept.remove(field.control) }
        var text = self[field]
        guard change(&text) else { return .barred }
        fields[field.control] = text
        return .edited(field.control)
    }

    /// Moves the cursor of a field.
    mutating func moveCursor(of field: Field, _ place: (FieldText) -> Int) -> KeyOutcome {
        kept.remove(field.control)
        var text = self[field]
        guard text.move(to: place(text)) else { return .nothing }
        fields[field.control] = text
        return .moved
    }

    /// Secret fields are guarded from their first character on.
    private subscript(field: Field) -> FieldText {
        let isSecret = field.kind == .secret
        guard let text = fields[field.control] else { return FieldText(isSecret: isSecret) }
        return isSecret && !text.isSecret ? FieldText(secret: text.secret) : text
    }
}
