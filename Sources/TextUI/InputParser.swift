/// Makes keys of the bytes that a terminal sends, in whatever pieces they come (T23).
///
/// Every control sequence is taken to its end by its grammar (ECMA-48), whether it is known or not: a known one is a
/// key, any other is nothing. Nothing here knows a clock. Whoever reads waits as long as ESCDELAY says while
/// `isEscapePending`, and then says `escapeIsAlone()`.
public struct InputParser: Sendable {
    /// The most bytes that a paste may hold (R06, T15).
    public static let mostPasted = 65_536

    enum State: Sendable {
        case ground
        /// After ESC.
        case escape
        /// CSI, up to its final byte.
        case control
        /// SS3, up to its final byte.
        case shift
        /// OSC, DCS, APC, PM or SOS, up to ST or BEL.
        case string
        /// After ESC in such a string: the first half of ST, or something new.
        case stringEnd
        /// `CSI M`, up to three bytes more (X10 mouse).
        case mouse
        /// `CSI [`, up to one byte more (the Linux console's F1 to F5).
        case console
        /// A string of this terminal alone, which follows no grammar.
        case own
    }

    /// The most bytes that are kept of a sequence; an endless one is read and forgotten.
    private static let mostHeld = 64
    private static let escape: UInt8 = 0x1B

    let strings: KeyStrings
    var state = State.ground
    /// The present sequence, C1 written as ESC and a character.
    var held: [UInt8] = []
    var isTooLong = false
    var paste: OpenPaste?
    var events: [InputEvent] = []
    /// ESC ESC: Alt and a key of rxvt, or Esc twice.
    private var escapes = 0
    private var character = SplitCharacter()
    private var isAltered = false

    /// A parser for a terminal with these strings.
    public init(strings: KeyStrings = KeyStrings()) { self.strings = strings }

    /// Whether an ESC stands alone so far: Esc, or the beginning of something.
    public var isEscapePending: Bool { if case .escape = state { paste == nil } else { false } }

    /// Whether a paste has begun and is to be handed over when its end does not come.
    public var isPastePending: Bool { paste.map { !$0.isInterrupted || !$0.text.isEmpty } ?? false }

    /// Takes what was read and gives what it came to.
    public mutating func take(_ bytes: some Collection<UInt8>) -> [InputEvent] {
        if let paste, paste.isInterrupted, paste.text.isEmpty, isAtRest, OpenPaste.isOneKey(bytes) { self.paste = nil }
        for byte in bytes { take(byte) }
        return emitted()
    }

    /// The ESC that was pending is Esc: nothing came behind it.
    public mutating func escapeIsAlone() -> [InputEvent] {
        guard isEscapePending else { return [] }
        for _ in 0..<escapes { events.append(.key(.escape)) }
        rest()
        return emitted()
    }

    /// A paste whose end has not come is a paste all the same. What comes late of it stays data.
    public mutating func pasteFellSilent() -> [InputEvent] {
        guard let text = paste?.interrupt(), !text.isEmpty else { return [] }
        return [.key(.paste(text))]
    }

    // MARK: one byte

    var isAtRest: Bool { if case .ground = state { !character.isOpen } else { false } }

    private mutating func emitted() -> [InputEvent] {
        defer { events = [] }
        return events
    }

    private mutating func take(_ byte: UInt8) {
        switch state {
        case .ground: takeText(byte)
        case .escape: takeAfterEscape(byte)
        case .control: takeControl(byte)
        case .shift: takeShift(byte)
        case .string: takeString(byte)
        case .stringEnd: takeStringEnd(byte)
        case .mouse: takeMouse(byte)
        case .console: takeConsole(byte)
        case .own: takeOwn(byte)
        }
    }

    private mutating func takeText(_ byte: UInt8) {
        if character.isOpen {
            switch character.take(byte) {
            case .unfinished: return
            case .whole(let scalar): return finish(scalar)
            case .broken: isAltered = false
            }
        }
        switch byte {
        case Self.escape: beginEscape()
        case 0..<0x20, 0x7F: takeControlCharacter(byte)
        case 0x20..<0x7F: type(Unicode.Scalar(byte))
        // Stray halves of characters, unless this terminal is known to send C1 in one byte.
        case 0x8F where strings.hasSingleBytes: begin([Self.escape, 0x4F], .shift)
        case 0x9B where strings.hasSingleBytes: begin([Self.escape, 0x5B], .control)
        default: character.begin(byte)
        }
    }

    private mutating func finish(_ scalar: Unicode.Scalar) {
        defer { isAltered = false }
        guard !isAltered else { return }
        switch scalar.value {
        case 0x8F: begin([Self.escape, 0x4F], .shift)
        case 0x9B: begin([Self.escape, 0x5B], .control)
        case 0x90, 0x98, 0x9D, 0x9E, 0x9F: begin([Self.escape, UInt8(scalar.value - 0x40)], .string)
        case 0..<0x20, 0x7F..<0xA0: break
        default: type(scalar)
        }
    }

    private mutating func takeAfterEscape(_ byte: UInt8) {
        if byte == Self.escape {
            // Esc held down: the oldest is no beginning of anything any more.
            if escapes == 2 { if paste == nil { events.append(.key(.escape)) } } else { escapes += 1 }
            return
        }
        hold(byte)
        let match = strings.match(held)
        if case .whole(let key?) = match { return finish(key) }
        switch byte {
        case 0x5B: state = .control
        case 0x4F: state = .shift
        case 0x50, 0x58, 0x5D, 0x5E, 0x5F: state = .string
        // For terminals without function keys.
        case 0x30...0x39: finish(.function(byte == 0x30 ? 10 : Int(byte - 0x30)))
        case 0x80...:
            rest()
            character.begin(byte)
            isAltered = character.isOpen
        // Alt and a character, or the end of a string whose beginning was not seen.
        default: if match == .beginning { state = .own } else { rest() }
        }
    }

    private mutating func takeControl(_ byte: UInt8) {
        switch byte {
        case 0x20..<0x40:
            hold(byte)
            // Some keys of rxvt end where the grammar does not.
            if case .whole(let key) = strings.match(held) { finish(key) }
        case 0x40..<0x7F:
            hold(byte)
            finishControl()
        default: abandon(for: byte)
        }
    }

    private mutating func takeShift(_ byte: UInt8) {
        switch byte {
        case 0x30...0x39, 0x3B:
            hold(byte)
            if held.count > 6 { rest() }
        case 0x20..<0x7F:
            hold(byte)
            finish(shiftedKey())
        default: abandon(for: byte)
        }
    }

    private mutating func takeString(_ byte: UInt8) {
        switch byte {
        case 0x07: finishString()
        case Self.escape: state = .stringEnd
        // ST in UTF-8, or in one byte.
        case 0x9C where held.last == 0xC2:
            held.removeLast()
            finishString()
        case 0x9C where strings.hasSingleBytes: finishString()
        // No answer of a terminal holds a line's end. Whoever came here by Alt and `]` has her keyboard again by Enter.
        case 0..<0x20, 0x7F: abandon(for: byte)
        default:
            // Of what is too long, the last byte is the only one that still matters.
            if held.count >= Self.mostHeld { held.removeLast() }
            hold(byte)
        }
    }

    private mutating func takeStringEnd(_ byte: UInt8) {
        guard byte != UInt8(ascii: "\\") else { return finishString() }
        beginEscape()
        if byte != Self.escape { takeAfterEscape(byte) }
    }

    private mutating func takeMouse(_ byte: UInt8) {
        guard byte >= 0x20 else { return abandon(for: byte) }
        hold(byte)
        if held.count == 6 { finish(pointedByX10()) }
    }

    private mutating func takeConsole(_ byte: UInt8) {
        guard (0x20..<0x7F).contains(byte) else { return abandon(for: byte) }
        finish((0x41...0x45).contains(byte) ? .function(Int(byte - 0x40)) : nil)
    }

    private mutating func takeOwn(_ byte: UInt8) {
        hold(byte)
        switch strings.match(held) {
        case .whole(let key): finish(key)
        case .beginning: break
        case .none: abandon(for: byte)
        }
    }

    private mutating func takeControlCharacter(_ byte: UInt8) {
        if strings.hasControls, paste == nil {
            switch strings.match([byte]) {
            case .whole(let key): return finish(key)
            case .beginning: return begin([byte], .own)
            case .none: break
            }
        }
        guard paste == nil else {
            switch byte {
            case 9: paste?.collect("\t")
            case 10, 13: paste?.collect("\n")
            default: break
            }
            return
        }
        if let event = InputEvent.ofControl(byte) { events.append(event) }
    }

    // MARK: beginnings and ends

    private mutating func type(_ scalar: Unicode.Scalar) {
        if paste == nil { events.append(.key(.character(Character(scalar)))) } else { paste?.collect(scalar) }
    }

    private mutating func beginEscape() {
        begin([Self.escape], .escape)
        escapes = 1
    }

    private mutating func begin(_ bytes: [UInt8], _ next: State) {
        (held, isTooLong, state) = (bytes, false, next)
    }

    private mutating func hold(_ byte: UInt8) {
        if held.count < Self.mostHeld { held.append(byte) } else { isTooLong = true }
    }

    /// A byte that cannot belong to the sequence ends it (ECMA-48; CAN and SUB do nothing else) and counts for itself:
    /// no key may leave the keyboard dead.
    private mutating func abandon(for byte: UInt8) {
        rest()
        if byte != 0x18, byte != 0x1A { takeText(byte) }
    }

    /// A sequence is over, and was a key or nothing. In a paste there are no keys.
    mutating func finish(_ key: Key?) {
        if let key, paste == nil { events.append(.key(key)) }
        rest()
    }

    mutating func rest() {
        state = .ground
        held.removeAll(keepingCapacity: true)
        escapes = 0
    }
}
