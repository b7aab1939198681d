import Foundation
import Passkeys
import Secrets

/// A phone that makes passkeys and signs in with them, as a browser's virtual one does.
public final class SoftAuthenticator {
    private let key = ForgedKey(.es256)
    private let credentialID: [UInt8]
    /// Grows with each sign-in.
    public var counter: UInt32 = 0
    /// The page that the browser shows.
    public var origin: String
    /// The site that it asks for.
    public var partyID: String
    /// UP, UV, and AT when it registers.
    public var flags: UInt8 = 0x05
    /// `platform` for a device's own.
    public var attachment = "platform"

    /// A phone whose browser is at an origin.
    public init(origin: String, partyID: String, credentialID: [UInt8] = Array(1...32)) {
        self.origin = origin
        self.partyID = partyID
        self.credentialID = credentialID
    }

    private struct Challenge: Decodable { let challenge: Base64URL }

    private func clientData(_ type: String, _ options: [UInt8]) throws -> [UInt8] {
        let challenge = try JSONDecoder().decode(Challenge.self, from: Data(options)).challenge
        return Array(
            #"{"type":"\#(type)","challenge":"\#(challenge.text)","origin":"\#(origin)","crossOrigin":false}"#.utf8)
    }

    private func data(_ flags: UInt8) -> [UInt8] {
        Digest.sha256(Array(partyID.utf8)) + [flags]
            + (0..<4).map { UInt8(truncatingIfNeeded: counter >> (24 - 8 * UInt32($0))) }
    }

    /// What `toJSON()` of a new credential gives for those options.
    public func create(_ options: [UInt8]) throws -> [UInt8] {
        let clientData = try clientData("webauthn.create", options)
        let credential =
            [UInt8](repeating: 0, count: 16) + [UInt8(credentialID.count >> 8), UInt8(credentialID.count & 255)]
            + credentialID + key.cose
        let object = CBORText.map([
            (CBORText.text("fmt"), CBORText.text("none")), (CBORText.text("attStmt"), CBORText.map([])),
            (CBORText.text("authData"), CBORText.bytes(data(flags | 0x40) + credential)),
        ])
        let id = Base64URL(credentialID).text
        return Array(
            """
            {"id":"\(id)","rawId":"\(id)","type":"public-key","authenticatorAttachment":"\(attachment)",
            "clientExtensionResults":{},"response":{"transports":["internal","hybrid"],
            "clientDataJSON":"\(Base64URL(clientData).text)","attestationObject":"\(Base64URL(object).text)"}}
            """.utf8)
    }

    /// What `toJSON()` of an assertion gives for those options.
    public func get(_ options: [UInt8]) throws -> [UInt8] {
        let clientData = try clientData("webauthn.get", options)
        if counter > 0 { counter += 1 }
        let data = data(flags)
        let id = Base64URL(credentialID).text
        return Array(
            """
            {"id":"\(id)","rawId":"\(id)","type":"public-key","clientExtensionResults":{},"response":{
            "clientDataJSON":"\(Base64URL(clientData).text)","authenticatorData":"\(Base64URL(data).text)",
            "signature":"\(Base64URL(key.sign(data + Digest.sha256(clientData))).text)","userHandle":null}}
            """.utf8)
    }
}
