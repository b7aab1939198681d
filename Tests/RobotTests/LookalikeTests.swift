import FlowEngine
import Foundation
import Content
import Testing

/// Password managers replace the browser's objects by some that only look like them. Each part that the page asks of
/// them is taken away, made to throw, and made to answer nonsense, in a real browser.
@Suite("Objects that only look like the browser's", .serialized)
struct LookalikeTests {
    /// One part of the browser that is not what it should be. Its script stands where `part` is it and `owner` has it.
    private static let parts = [
        ("toJSON", "PublicKeyCredential.prototype"),
        ("parseCreationOptionsFromJSON", "PublicKeyCredential"),
        ("parseRequestOptionsFromJSON", "PublicKeyCredential"),
        ("getTransports", "AuthenticatorAttestationResponse.prototype"),
    ]

    private static let faults = [
        ("removed", "delete owner[part];"),
        ("throwing", "owner[part] = () => { throw new TypeError('Illegal invocation'); };"),
        ("null", "owner[part] = null;"),
        ("nonsense", "owner[part] = () => ({});"),
    ]

    /// Keeps what the browser has, and lets the page's answer get no further than where it is compared with the
    /// browser's own: the sentence of `offline` means that they are the same.
    private static let watch = """
        window.kept = {
            toJSON: PublicKeyCredential.prototype.toJSON,
            parseCreationOptionsFromJSON: PublicKeyCredential.parseCreationOptionsFromJSON,
            parseRequestOptionsFromJSON: PublicKeyCredential.parseRequestOptionsFromJSON,
            getTransports: AuthenticatorAttestationResponse.prototype.getTransports,
            fetch: window.fetch.bind(window),
        };
        for (const deed of ["create", "get"]) {
            const real = navigator.credentials[deed].bind(navigator.credentials);
            navigator.credentials[deed] = async (options) => {
                const credential = await real(options);
                window.wanted = kept.toJSON.call(credential);
                return window.disguise ? window.disguise(credential) : credential;
            };
        }
        window.fetch = async (path, wish) => {
            if (!path.endsWith("/finish")) return kept.fetch(path, wish);
            const given = JSON.parse(wish.body);
            const same = ["id", "rawId", "type"].every((name) => given[name] === wanted[name])
                && ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]
                    .filter((name) => wanted.response[name] && (name !== "authenticatorData" || wanted.response.signature))
                    .every((name) => given.response[name] === wanted.response[name])
                && (!wanted.response.attestationObject || Array.isArray(given.response.transports));
            return new Response(JSON.stringify({failure: same ? "offline" : "security"}), {status: 400});
        };
        """

    private static let restore = """
        window.disguise = undefined;
        PublicKeyCredential.prototype.toJSON = kept.toJSON;
        PublicKeyCredential.parseCreationOptionsFromJSON = kept.parseCreationOptionsFromJSON;
        PublicKeyCredential.parseRequestOptionsFromJSON = kept.parseRequestOptionsFromJSON;
        AuthenticatorAttestationResponse.prototype.getTransports = kept.getTransports;
        """

    private static func spoil(_ part: String, of owner: String, by fault: String) -> String {
        // What follows after it is reached only where the credential is written by hand.
        let byHand = part == "getTransports" ? "delete PublicKeyCredential.prototype.toJSON;" : ""
        return "\(restore) \(byHand) { const owner = \(owner), part = '\(part)'; \(fault) }"
    }

    private static let disguises = [
        """
        window.disguise = (one) => ({id: one.id, rawId: one.rawId, type: one.type, response: {
            clientDataJSON: one.response.clientDataJSON, attestationObject: one.response.attestationObject,
            authenticatorData: one.response.authenticatorData, signature: one.response.signature,
            userHandle: one.response.userHandle,
        }});
        """,
        """
        window.disguise = (one) => new Proxy(one, {get: (target, name) => {
            if (name === "toJSON") throw new TypeError("Illegal invocation");
            if (name === "response") return new Proxy(target.response, {get: (inner, part) => {
                if (part === "getTransports") return () => { throw new TypeError("Illegal invocation"); };
                return inner[part] instanceof ArrayBuffer ? new Uint8Array(inner[part]) : inner[part];
            }});
            return target[name];
        }});
        """,
    ]

    @Test("each part removed, throwing or answering nonsense is done by hand, and the passkey is made and used")
    func everyPart() throws {
        let walks = PasskeyWalkTests()
        let browser = try RobotBrowser("en")
        let robot = try walks.reachTicket("en", .passkeyOnPC).robot
        #expect(try walks.open(browser, at: robot).heading.hasPrefix("2-1【3】"))
        try browser.putAuthenticator()
        try tryAll(browser)
        // For good: at the registration all of it throws, at the sign-in all of it is gone.
        #expect(try browser.open(browser.place + "/task").heading.hasPrefix("2-1【3】"))
        try browser.putAuthenticator()
        try browser.run(all(by: Self.faults[1].1))
        #expect(try browser.press().heading.hasPrefix("2-1【4】"))
        for step in ["2-1【5】", "2-1【6】", "2-1【7】", "2-1【8】"] {
            #expect(try browser.press().heading.hasPrefix(step))
        }
        try tryAll(browser)
        #expect(try browser.open(browser.place + "/task").heading.hasPrefix("2-1【8】"))
        try browser.run(all(by: Self.faults[0].1))
        #expect(try browser.press().text.contains("The set-up is complete"))
        try robot.pane.see("set-up is complete")
    }

    @Test("whatever is thrown in place of an error is said, and the button is there for another try")
    func thrown() throws {
        let walks = PasskeyWalkTests()
        let browser = try RobotBrowser("ja")
        let robot = try walks.reachTicket("ja", .passkeyOnPC).robot
        #expect(try walks.open(browser, at: robot).heading.hasPrefix("2-1【3】"))
        for thrown in ["undefined", "null", "'cancelled'", "{}"] {
            try browser.run("navigator.credentials.create = () => Promise.reject(\(thrown));")
            #expect(try browser.press().alert == Words(.japanese)("web.failure.other"), "\(thrown)")
        }
        // Where nothing can be asked whether she could be verified.
        try browser.run(
            """
            delete PublicKeyCredential.isUserVerifyingPlatformAuthenticatorAvailable;
            navigator.credentials.create = () => Promise.reject(new DOMException("", "NotAllowedError"));
            """)
        #expect(try browser.press().alert == Words(.japanese)("web.failure.barred"))
    }

    private func all(by fault: String) -> String {
        Self.parts.map { "{ const owner = \($0.1), part = '\($0.0)'; \(fault) }" }.joined(separator: "\n")
    }

    private func tryAll(_ browser: RobotBrowser) throws {
        let same = Words(.english)("web.failure.offline")
        try browser.run(Self.watch)
        for (part, owner) in Self.parts {
            for (name, fault) in Self.faults {
                try browser.run(Self.spoil(part, of: owner, by: fault))
                #expect(try browser.press().alert == same, "\(part) \(name)")
            }
        }
        for disguise in Self.disguises {
            try browser.run(Self.restore + disguise)
            #expect(try browser.press().alert == same, "\(disguise)")
        }
    }
}
