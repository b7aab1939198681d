/// An item of CBOR (RFC 8949), as far as WebAuthn needs it and in CTAP2's canonical form alone.
///
/// WebAuthn L3 §2.4: decoders should refuse what is not canonical, and duplicate keys.
enum CBOR: Hashable, Sendable {
    case unsigned(UInt64)
    /// The number -1 - n.
    case negative(UInt64)
    case bytes([UInt8])
    case text(String)
    case array([CBOR])
    case map(CBORMap)
    case bool(Bool)
    case null

    /// The number, where it fits.
    var integer: Int? {
        switch self {
        case .unsigned(let number): Int(exactly: number)
        case .negative(let number): Int(exactly: number).map { -1 - $0 }
        case .bytes, .text, .array, .map, .bool, .null: nil
        }
    }

    /// Decodes one item that is all of the input.
    static func decode(_ input: [UInt8]) throws(PasskeyRefusal) -> CBOR {
        var decoder = try CBORDecoder(input)
        let item = try decoder.next()
        guard decoder.position == input.count else { throw .trailingBytes }
        return item
    }
}

/// A map with its entries in their canonical order.
struct CBORMap: Hashable, Sendable {
    struct Entry: Hashable, Sendable {
        let key: CBOR
        let value: CBOR
    }

    let entries: [Entry]

    var count: Int { entries.count }

    subscript(key: CBOR) -> CBOR? { entries.first { $0.key == key }?.value }
    subscript(key: String) -> CBOR? { self[.text(key)] }
    subscript(key: Int) -> CBOR? { self[key < 0 ? .negative(UInt64(-1 - key)) : .unsigned(UInt64(key))] }
}

/// Decodes items one after another.
struct CBORDecoder {
    private let input: [UInt8]

    /// Where the next item begins.
    private(set) var position: Int

    /// A decoder of the input from a position on. Throws `tooLong`.
    init(_ input: [UInt8], from position: Int = 0) throws(PasskeyRefusal) {
        guard input.count <= PasskeyLimits.inputBytes else { throw .tooLong }
        self.input = input
        self.position = position
    }

    /// Decodes an item.
    mutating func next() throws(PasskeyRefusal) -> CBOR { try item(depth: 0) }

    private var left: Int { input.count - position }

    private mutating func item(depth: Int) throws(PasskeyRefusal) -> CBOR {
        let (major, argument) = try head()
        switch major {
        case 0: return .unsigned(argument)
        case 1: return .negative(argument)
        case 2: return .bytes(Array(try take(argument)))
        case 3:
            guard let text = String(validating: try take(argument), as: UTF8.self) else { throw .unsupportedCBOR }
            return .text(text)
        case 4: return .array(try array(count: argument, depth: depth + 1))
        case 5: return .map(try map(count: argument, depth: depth + 1))
        case 7:
            switch argument {
            case 20: return .bool(false)
            case 21: return .bool(true)
            case 22: return .null
            default: throw .unsupportedCBOR
            }
        default: throw .unsupportedCBOR
        }
    }

    /// RFC 8949 §3: the major type, and its argument in the shortest form.
    private mutating func head() throws(PasskeyRefusal) -> (major: UInt8, argument: UInt64) {
        guard left > 0 else { throw .truncated }
        let initial = input[position]
        position += 1
        let (major, low) = (initial >> 5, initial & 31)
        switch low {
        case 0..<24: return (major, UInt64(low))
        case 24...27:
            // Of the simple values, no longer form is one of ours: floating-point numbers, and what is unassigned.
            guard major != 7 else { throw .unsupportedCBOR }
            let count = 1 << (low - 24)
            let argument = try take(UInt64(count)).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
            let least: UInt64 = count == 1 ? 24 : 1 << (UInt64(count) * 4)
            guard argument >= least else { throw .notCanonical }
            return (major, argument)
        case 31: throw .indefiniteLength
        default: throw .unsupportedCBOR
        }
    }

    private mutating func take(_ count: UInt64) throws(PasskeyRefusal) -> ArraySlice<UInt8> {
        guard count <= UInt64(left) else { throw .truncated }
        defer { position += Int(count) }
        return input[position..<position + Int(count)]
    }

    private mutating func array(count: UInt64, depth: Int) throws(PasskeyRefusal) -> [CBOR] {
        guard depth <= PasskeyLimits.depth else { throw .tooDeep }
        // Every element has a byte at least: a count beyond that is refused before anything is made for it.
        guard count <= UInt64(left) else { throw .truncated }
        var items: [CBOR] = []
        for _ in 0..<count { items.append(try item(depth: depth)) }
        return items
    }

    private mutating func map(count: UInt64, depth: Int) throws(PasskeyRefusal) -> CBORMap {
        guard depth <= PasskeyLimits.depth else { throw .tooDeep }
        guard count <= UInt64(left / 2) else { throw .truncated }
        var entries: [CBORMap.Entry] = []
        var last: ArraySlice<UInt8> = []
        for _ in 0..<count {
            let start = position
            let key = try item(depth: depth)
            switch key {
            case .unsigned, .negative, .text: break
            case .bytes, .array, .map, .bool, .null: throw .unsupportedCBOR
            }
            let encoded = input[start..<position]
            guard !encoded.elementsEqual(last) else { throw .duplicateKey }
            guard last.isEmpty || Self.isSorted(last, before: encoded) else { throw .notCanonical }
            last = encoded
            entries.append(CBORMap.Entry(key: key, value: try item(depth: depth)))
        }
        return CBORMap(entries: entries)
    }

    /// CTAP 2.1 §8: by major type, then the shorter first, then by bytes.
    private static func isSorted(_ first: ArraySlice<UInt8>, before second: ArraySlice<UInt8>) -> Bool {
        let (left, right) = ((first.first ?? 0) >> 5, (second.first ?? 0) >> 5)
        if left != right { return left < right }
        if first.count != second.count { return first.count < second.count }
        return first.lexicographicallyPrecedes(second)
    }
}
