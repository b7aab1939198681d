import Foundation
import Passkeys
import Testing
import World

@Suite("Options for the browser") struct OptionsTests {
    private let world = FixedWorld(at: Forged.now).world

    private func members(_ value: some Encodable) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: JSONEncoder().encode(value)) as? [String: Any])
    }

    @Test("S25 what parseCreationOptionsFromJSON takes, as WebAuthn L3 §5.1.9 spells it") func creation() throws {
        let user = CreationOptions.User(handle: Forged.user, name: "01234567", displayName: "健保花子")
        let known = try ForgedRegistration().register()
        let (options, pending) = Forged.party().beginRegistration(
            of: user, excluding: [known], roamingOnly: true, world: world)
        let json = try members(options)
        #expect(
            Set(json.keys) == [
                "rp", "user", "challenge", "pubKeyCredParams", "timeout", "excludeCredentials",
                "authenticatorSelection", "attestation",
            ])
        #expect(json["rp"] as? [String: String] == ["id": "example.org", "name": "Example"])
        #expect(
            json["user"] as? [String: String]
                == ["id": Forged.user.text, "name": "01234567", "displayName": "健保花子"])
        #expect(json["challenge"] as? String == pending.challenge.text && json["timeout"] as? Int == 300_000)
        let parameters = try #require(json["pubKeyCredParams"] as? [[String: Any]])
        #expect(parameters.map { $0["alg"] as? Int } == [-8, -7, -257])
        #expect(parameters.allSatisfy { $0["type"] as? String == "public-key" })
        let excluded = try #require(json["excludeCredentials"] as? [[String: Any]])
        #expect(excluded.count == 1 && excluded[0]["id"] as? String == known.id.text)
        #expect(excluded[0]["type"] as? String == "public-key" && excluded[0]["transports"] as? [String] == ["usb"])
        let selection = try #require(json["authenticatorSelection"] as? [String: Any])
        #expect(selection["authenticatorAttachment"] as? String == "cross-platform")
        #expect(selection["userVerification"] as? String == "required")
        #expect(selection["residentKey"] as? String == "preferred" && selection["requireResidentKey"] as? Bool == false)
        #expect(json["attestation"] as? String == "none")
        #expect(
            pending.roamingOnly && pending.userHandle == Forged.user && pending.algorithms == [.edDSA, .es256, .rs256])

        let any = try members(Forged.party().beginRegistration(of: user, residentKey: .required, world: world).options)
        let open = try #require(any["authenticatorSelection"] as? [String: Any])
        #expect(open["authenticatorAttachment"] == nil && open["requireResidentKey"] as? Bool == true)
    }

    @Test("S25 what parseRequestOptionsFromJSON takes, as WebAuthn L3 §5.1.10 spells it") func request() throws {
        let known = try ForgedRegistration().register()
        let (options, pending) = Forged.party().beginAuthentication(
            of: Forged.user, allowing: [known], userVerification: .preferred, world: world)
        let json = try members(options)
        #expect(Set(json.keys) == ["challenge", "timeout", "rpId", "allowCredentials", "userVerification"])
        #expect(json["challenge"] as? String == pending.challenge.text && json["timeout"] as? Int == 300_000)
        #expect(json["rpId"] as? String == "example.org" && json["userVerification"] as? String == "preferred")
        let allowed = try #require(json["allowCredentials"] as? [[String: Any]])
        #expect(allowed.map { $0["id"] as? String } == [known.id.text] && pending.allowed == [known.id])
        #expect(pending.userHandle == Forged.user && pending.userVerification == .preferred)
    }

    @Test("What is pending comes back from a store") func stored() throws {
        let user = CreationOptions.User(handle: Forged.user, name: "a", displayName: "b")
        let registration = Forged.party().beginRegistration(of: user, world: world).pending
        let authentication = Forged.party().beginAuthentication(world: world).pending
        #expect(
            try JSONDecoder().decode(PendingRegistration.self, from: JSONEncoder().encode(registration))
                == registration)
        #expect(
            try JSONDecoder().decode(PendingAuthentication.self, from: JSONEncoder().encode(authentication))
                == authentication)
    }

    @Test("Registered and authenticated from one begin to the other's finish") func whole() throws {
        let party = Forged.party()
        let user = CreationOptions.User(
            handle: CreationOptions.User.newHandle(world: world), name: "a", displayName: "b")
        let (creation, begun) = party.beginRegistration(of: user, world: world)
        var registration = ForgedRegistration()
        registration.clientData["challenge"] = "\"\(creation.challenge.text)\""
        var pending: PendingRegistration? = begun
        let passkey = try party.finishRegistration(
            RegistrationResponse(json: registration.json), of: &pending, at: world.now()
        ) { _ in false }

        let (request, asked) = party.beginAuthentication(of: user.id, allowing: [passkey], world: world)
        var authentication = ForgedAuthentication()
        authentication.clientData["challenge"] = "\"\(request.challenge.text)\""
        authentication.userHandle = user.id
        var waiting: PendingAuthentication? = asked
        let done = try party.finishAuthentication(
            AuthenticationResponse(json: authentication.json), of: &waiting, with: passkey, at: world.now())
        #expect(done.passkey == passkey && done.isUserVerified)
    }
}
