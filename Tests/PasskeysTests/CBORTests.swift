import Testing

@testable import Passkeys

@Suite("CBOR") struct CBORTests {
    private func decode(_ hexadecimal: String) throws -> CBOR {
        try CBOR.decode(bytes(fromHexadecimal: hexadecimal))
    }

    @Test(
        "RFC 8949 appendix A: numbers at both ends of each length",
        arguments: [
            ("00", 0), ("17", 23), ("1818", 24), ("1864", 100), ("1903e8", 1000), ("1a000f4240", 1_000_000),
            ("1b000000e8d4a51000", 1_000_000_000_000), ("20", -1), ("29", -10), ("3863", -100), ("3903e7", -1000),
        ])
    func numbers(text: String, number: Int) throws { #expect(try decode(text).integer == number) }

    @Test("RFC 8949 appendix A: the largest numbers, which no Int holds") func largest() throws {
        #expect(try decode("1bffffffffffffffff") == .unsigned(.max))
        #expect(try decode("3bffffffffffffffff") == .negative(.max))
        #expect(try decode("1bffffffffffffffff").integer == nil && decode("3bffffffffffffffff").integer == nil)
        #expect(try decode("3b7fffffffffffffff").integer == .min)
    }

    @Test("RFC 8949 appendix A: the other kinds") func kinds() throws {
        #expect(try decode("f4") == .bool(false) && decode("f5") == .bool(true) && decode("f6") == .null)
        #expect(try decode("4401020304") == .bytes([1, 2, 3, 4]) && decode("40") == .bytes([]))
        #expect(try decode("62225c") == .text("\"\\") && decode("63e6b0b4") == .text("水") && decode("60") == .text(""))
        #expect(try decode("8301820203820405").integer == nil)
        #expect(try decode("83018202038204f5") != decode("83018202038204f4"))
        guard case .map(let map) = try decode("a201020304") else {
            Issue.record("no map")
            return
        }
        #expect(map.count == 2 && map[1]?.integer == 2 && map[3]?.integer == 4 && map[5] == nil && map["1"] == nil)
        #expect(CBOR.bytes([]).integer == nil && CBOR.text("").integer == nil)
    }

    @Test(
        "What is not canonical, not wanted, or cut off",
        arguments: [
            ("", PasskeyRefusal.truncated), ("18", .truncated), ("19ff", .truncated), ("42ff", .truncated),
            ("62e6", .truncated), ("8200ff", .indefiniteLength), ("8200", .truncated), ("a1", .truncated),
            ("a100", .truncated), ("9bffffffffffffffff00", .truncated), ("bb7fffffffffffffff0000", .truncated),
            ("5bffffffffffffffff00", .truncated), ("1800", .notCanonical), ("1900ff", .notCanonical),
            ("1a0000ffff", .notCanonical), ("1b00000000ffffffff", .notCanonical), ("3817", .notCanonical),
            ("580100", .notCanonical), ("b800", .notCanonical), ("a2200000f6", .notCanonical),
            ("a2616100 0000", .notCanonical), ("a262616100616200", .notCanonical), ("a2616200616100", .notCanonical),
            ("a200000000", .duplicateKey), ("a2616100616100", .duplicateKey), ("a1400000", .unsupportedCBOR),
            ("a1f500", .unsupportedCBOR), ("a18000", .unsupportedCBOR), ("5f", .indefiniteLength),
            ("ff", .indefiniteLength), ("c000", .unsupportedCBOR), ("f7", .unsupportedCBOR), ("e0", .unsupportedCBOR),
            ("f814", .unsupportedCBOR), ("fb3ff199999999999a", .unsupportedCBOR), ("fe", .unsupportedCBOR),
            ("61ff", .unsupportedCBOR), ("63eda080", .unsupportedCBOR), ("0000", .trailingBytes),
        ])
    func refused(text: String, refusal: PasskeyRefusal) {
        #expect(throws: refusal, "\(text)") { try decode(text) }
    }

    @Test("CTAP 2.1 §8: keys by kind, then length, then bytes") func order() throws {
        #expect(try decode("a7 00f6 17f6 1818f6 20f6 3818f6 617af6 626161f6") != .null)
    }

    @Test("S33 64 KiB and 16 levels, and not a byte or a level more") func bounds() throws {
        func nested(_ levels: Int, _ head: [UInt8]) -> [UInt8] {
            (0..<levels).flatMap { _ in head } + [0x00]
        }
        for head in [[0x81], [0xA1, 0x00]] as [[UInt8]] {
            #expect(throws: Never.self) { try CBOR.decode(nested(16, head)) }
            #expect(throws: PasskeyRefusal.tooDeep) { try CBOR.decode(nested(17, head)) }
        }
        let count = PasskeyLimits.inputBytes
        let full = [0x59, UInt8((count - 3) >> 8), UInt8((count - 3) & 255)] + [UInt8](repeating: 0, count: count - 3)
        #expect(full.count == count)
        #expect(throws: Never.self) { try CBOR.decode(full) }
        #expect(throws: PasskeyRefusal.tooLong) { try CBOR.decode(full + [0]) }
    }

    @Test("Items one after another say where they end") func sequence() throws {
        var decoder = try CBORDecoder([0x00, 0x82, 0x01, 0x02, 0x41, 0xFF], from: 1)
        #expect(try decoder.next() == .array([.unsigned(1), .unsigned(2)]) && decoder.position == 4)
        #expect(try decoder.next() == .bytes([0xFF]) && decoder.position == 6)
        #expect(throws: PasskeyRefusal.truncated) { try decoder.next() }
    }
}
