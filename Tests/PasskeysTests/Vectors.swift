import Foundation
import Passkeys
import Testing
import World

/// Bytes that a vector writes in hexadecimal.
struct HexBytes: Decodable, Hashable, Sendable {
    let bytes: [UInt8]

    init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        bytes = PasskeysTests.bytes(fromHexadecimal: text)
    }
}

/// A file in the folder `Vectors`.
func vectors<Content: Decodable>(_ type: Content.Type, in name: String) throws -> Content {
    let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Vectors/\(name)")
    return try JSONDecoder().decode(type, from: Data(contentsOf: url))
}

/// W3C Web Authentication Level 3, 'Test Vectors'.
struct W3CVector: Decodable, Sendable, CustomTestStringConvertible {
    struct Registration: Decodable, Sendable {
        let challenge: HexBytes
        let aaguid: HexBytes
        let credentialID: HexBytes
        let clientDataJSON: HexBytes
        let attestationObject: HexBytes

        enum CodingKeys: String, CodingKey {
            case challenge, aaguid, clientDataJSON, attestationObject
            case credentialID = "credential_id"
        }
    }

    struct Authentication: Decodable, Sendable {
        let challenge: HexBytes
        let clientDataJSON: HexBytes
        let authenticatorData: HexBytes
        let signature: HexBytes
    }

    struct Derived: Decodable, Sendable {
        struct ClientData: Decodable, Sendable {
            let crossOrigin: Bool?
            let topOrigin: String?
        }

        let fmt: String
        let registrationFlags: String
        let registrationCounter: UInt32
        let authenticationFlags: String
        let algorithm: Int
        let credentialPublicKey: HexBytes
        let registrationClientData: ClientData

        enum CodingKeys: String, CodingKey {
            case fmt, credentialPublicKey
            case registrationFlags = "reg_flags"
            case registrationCounter = "reg_signCount"
            case authenticationFlags = "auth_flags"
            case algorithm = "cose_alg"
            case registrationClientData = "reg_clientData"
        }

        func flag(_ bit: UInt8, of flags: String) -> Bool { (UInt8(flags.dropFirst(2), radix: 16) ?? 0) & bit != 0 }
    }

    struct File: Decodable {
        let rpId: String
        let origin: String
        let topOrigin: String
        let vectors: [W3CVector]
    }

    let id: String
    let registration: Registration
    let authentication: Authentication
    let derived: Derived

    var testDescription: String { id }

    static func file() throws -> File { try vectors(File.self, in: "webauthn-w3c-level3.json") }
}

/// What Chromium's virtual authenticators produced.
struct ChromiumVector: Decodable, Sendable, CustomTestStringConvertible {
    struct Step: Decodable, Sendable {
        let challenge: Base64URL
        let credential: JSONText
    }

    struct Derived: Decodable, Sendable {
        let fmt: String
        let flags: String
        let alg: Int
        let signCount: [UInt32]
        let aaguid: UUID
        let credentialPublicKey: Base64URL
        let transports: [Transport]
        let attachment: String
    }

    let name: String
    let rpId: String
    let origin: String
    let userHandle: Base64URL
    let registration: Step
    let authentication: Step
    let derived: Derived

    var testDescription: String { name }

    static func all() throws -> [ChromiumVector] {
        struct File: Decodable { let vectors: [ChromiumVector] }
        return try PasskeysTests.vectors(File.self, in: "webauthn-chromium-virtual.json").vectors
    }
}

/// A value of JSON, written again as text: what a browser would send.
struct JSONText: Decodable, Sendable {
    private enum Value: Codable {
        case text(String)
        case list([Value])
        case members([String: Value])

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let text = try? container.decode(String.self) {
                self = .text(text)
            } else if let list = try? container.decode([Value].self) {
                self = .list(list)
            } else {
                self = .members(try container.decode([String: Value].self))
            }
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            switch self {
            case .text(let text): try container.encode(text)
            case .list(let list): try container.encode(list)
            case .members(let members): try container.encode(members)
            }
        }
    }

    let bytes: [UInt8]

    init(from decoder: any Decoder) throws { bytes = Array(try JSONEncoder().encode(try Value(from: decoder))) }
}

/// One thing spoilt, or nothing.
struct NegativeVector: Decodable, Sendable, CustomTestStringConvertible {
    enum Kind: String, Decodable { case registration, authentication }

    enum Expected: String, Decodable {
        case accept, reject
        case policyReject = "policy-reject"
        case acceptOnce = "accept-once"
    }

    struct Options: Decodable, Sendable {
        let userVerification: UserVerification?
        let storedSignCount: UInt32?
        let allowCredentials: String?
    }

    struct File: Decodable {
        let rpId: String
        let origin: String
        let credentialID: HexBytes
        let algorithms: [COSEAlgorithm]
        let vectors: [NegativeVector]

        enum CodingKeys: String, CodingKey {
            case rpId, origin, vectors
            case credentialID = "credential_id"
            case algorithms = "pubKeyCredParams"
        }
    }

    let name: String
    let kind: Kind
    let expected: Expected
    let challenge: HexBytes
    let options: Options
    let clientDataJSON: HexBytes
    let attestationObject: HexBytes?
    let credentialPublicKey: HexBytes?
    let authenticatorData: HexBytes?
    let signature: HexBytes?

    var testDescription: String { name }

    static func file() throws -> File { try vectors(File.self, in: "webauthn-negative.json") }
}
