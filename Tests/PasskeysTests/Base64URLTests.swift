import Foundation
import Passkeys
import Testing
import World

@Suite("base64url without padding") struct Base64URLTests {
    @Test(
        "RFC 4648 §10, unpadded",
        arguments: [
            ("", ""), ("f", "Zg"), ("fo", "Zm8"), ("foo", "Zm9v"), ("foob", "Zm9vYg"), ("fooba", "Zm9vYmE"),
            ("foobar", "Zm9vYmFy"),
        ])
    func table(plain: String, text: String) throws {
        #expect(Base64URL(Array(plain.utf8)).text == text)
        #expect(try #require(Base64URL(text: text)).bytes == Array(plain.utf8))
    }

    @Test("Foundation says the same of every length, and it comes back") func foundation() throws {
        let world = FixedWorld(at: Forged.now).world
        for count in 0..<200 {
            let bytes = world.randomBytes(count)
            let text = Base64URL(bytes).text
            let theirs = Data(bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_")
            #expect(text == theirs.replacing("=", with: "") && Base64URL(text: text)?.bytes == bytes)
        }
    }

    @Test(
        "What is none: padding, the other alphabet, a letter too many, bits that are lost",
        arguments: ["Zg==", "Zm8=", "-+", "a/b_", "Z", "Zm9vY", "Zh", "Zm9", " Zg", "Zg\n", "é", "Ｚg"])
    func none(text: String) { #expect(Base64URL(text: text) == nil) }

    @Test("In JSON it is its text") func json() throws {
        let value = Base64URL([0xFB, 0xFF])
        #expect(String(decoding: try JSONEncoder().encode([value]), as: UTF8.self) == "[\"-_8\"]")
        #expect(try JSONDecoder().decode([Base64URL].self, from: Data("[\"-_8\"]".utf8)) == [value])
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode([Base64URL].self, from: Data("[\"-_8=\"]".utf8))
        }
    }
}
