import CredentialStore
import FlowEngine
import Foundation
import Passkeys
import TypedInput
import World

/// The two ceremonies of WebAuthn, each begun and finished in the store: a challenge is taken out before its answer is
/// read, and counts once (S25).
public struct PasskeyCeremonies: TicketService {
    let dependencies: Dependencies

    /// 2-1【3】, 2-2【3】: what the browser's dialogue is to be called with, as JSON. A kiosk's own browser never becomes
    /// anybody's passkey (S15): at a kiosk only a phone, or what is reached from there, may.
    public func beginRegistration(isHandheld: Bool, _ browser: BrowserToken) -> Result<[UInt8], BrowserTaskProblem> {
        write(by: browser) { transaction, browser in
            guard try browser.place().isRegistration, let party = settings.companion?.party,
                let member = try transaction.records.member(browser.ticket.member)
            else { throw BrowserTaskProblem.otherStep }
            let user = CreationOptions.User(
                handle: try transaction.userHandle(of: member.id), name: member.userID.text, displayName: member.name)
            let known = try transaction.records.passkeys(member.id).filter { $0.provedAt != nil }
            let (options, pending) = party.beginRegistration(
                of: user, excluding: try known.map { try $0.passkey() }, residentKey: .preferred,
                roamingOnly: browser.ticket.isKiosk && !isHandheld, world: world)
            browser.ticket.ceremony = try JSONEncoder().bytes(of: Ceremony.registration(pending))
            try transaction.records.put(browser.ticket)
            return try JSONEncoder().bytes(of: options)
        }
    }

    /// The browser's new passkey. It counts only after it has signed in (S18).
    public func register(_ json: [UInt8], _ browser: BrowserToken) -> Result<BrowserTask, BrowserTaskProblem> {
        attempt {
            guard let party = settings.companion?.party else { throw BrowserTaskProblem.inside }
            var pending = try takeCeremony(browser)?.registration
            let passkey: Passkey
            do {
                let response = try RegistrationResponse(json: json)
                let isKnown = try read { try $0.records.passkey(response.id.text) } != nil
                passkey = try party.finishRegistration(
                    response, of: &pending, at: world.now(), policy: settings.attestation
                ) { _ in isKnown }
            } catch let refusal as PasskeyRefusal {
                try noteRefusal(refusal, browser)
                throw refusal == .alreadyRegistered ? BrowserTaskProblem.alreadyRegistered : BrowserTaskProblem.refused
            }
            return try keep(passkey, browser).get()
        }
    }

    private func keep(_ passkey: Passkey, _ browser: BrowserToken) -> Result<BrowserTask, BrowserTaskProblem> {
        write(by: browser) { transaction, browser in
            guard try transaction.records.passkey(passkey.id.text) == nil else {
                throw BrowserTaskProblem.alreadyRegistered
            }
            try transaction.records.put(
                PasskeyRecord(
                    id: passkey.id.text, member: browser.ticket.member,
                    content: try JSONEncoder().bytes(of: passkey), createdAt: transaction.now))
            if browser.ticket.isAddition {
                try transaction.audit.note(.passkeyRegistered, browser.ticket)
            } else {
                _ = try transaction.transitions.moved(browser.session(), by: .passkeyRegistered)
                try transaction.tickets.keepOpen(&browser.ticket)
            }
            return try browser.task()
        }
    }

    /// 2-1【8】, 2-2【5】, and every later login once the number was right.
    public func beginAuthentication(_ browser: BrowserToken) -> Result<[UInt8], BrowserTaskProblem> {
        write(by: browser) { transaction, browser in
            let isLogin = try browser.isLogin()
            let member = browser.ticket.member
            guard let party = settings.companion?.party, let handle = try transaction.records.userHandle(member)
            else { throw BrowserTaskProblem.otherStep }
            let passkeys = try transaction.records.passkeys(member).filter { ($0.provedAt != nil) == isLogin }
            guard !passkeys.isEmpty else { throw BrowserTaskProblem.otherStep }
            let (options, pending) = party.beginAuthentication(
                of: Base64URL(handle), allowing: try passkeys.map { try $0.passkey() }, world: world)
            browser.ticket.ceremony = try JSONEncoder().bytes(of: Ceremony.authentication(pending))
            try transaction.records.put(browser.ticket)
            return try JSONEncoder().bytes(of: options)
        }
    }

    /// The browser's sign-in: enrols the passkey the first time, and lets in the session whose ticket this is.
    public func prove(_ json: [UInt8], _ browser: BrowserToken) -> Result<BrowserTask, BrowserTaskProblem> {
        attempt {
            guard let party = settings.companion?.party else { throw BrowserTaskProblem.inside }
            var pending = try takeCeremony(browser)?.authentication
            let kept: PasskeyRecord
            let proved: Passkey
            do {
                let response = try AuthenticationResponse(json: json)
                guard let found = try read({ try $0.records.passkey(response.id.text) }) else {
                    throw PasskeyRefusal.credentialUnknown
                }
                kept = found
                proved = try party.finishAuthentication(
                    response, of: &pending, with: found.passkey(), at: world.now()
                ).passkey
            } catch let refusal as PasskeyRefusal {
                try noteRefusal(refusal, browser)
                throw BrowserTaskProblem.refused
            }
            return try signIn(kept, as: proved, browser).get()
        }
    }

    private func signIn(
        _ kept: PasskeyRecord, as proved: Passkey, _ browser: BrowserToken
    ) -> Result<BrowserTask, BrowserTaskProblem> {
        write(by: browser) { transaction, browser in
            _ = try browser.isLogin()
            // Its counter was compared with what was read: nobody may have signed in with it meanwhile.
            guard kept.member == browser.ticket.member, try transaction.records.passkey(kept.id) == kept else {
                throw BrowserTaskProblem.refused
            }
            var passkey = kept
            passkey.content = try JSONEncoder().bytes(of: proved)
            passkey.lastUsedAt = transaction.now
            passkey.provedAt = kept.provedAt ?? transaction.now
            try transaction.records.put(passkey)
            _ = try transaction.transitions.moved(
                browser.session(), by: browser.ticket.isAddition ? .methodAdded(.passkey) : .passkeyProved)
            browser.ticket.provedAt = transaction.now
            try transaction.records.put(browser.ticket)
            return try browser.task()
        }
    }

    /// In a transaction of its own: whatever comes of the answer, it came.
    private func takeCeremony(_ browser: BrowserToken) throws -> Ceremony? {
        try write(by: browser) { transaction, browser -> Ceremony? in
            guard let bytes = browser.ticket.ceremony else { return nil }
            browser.ticket.ceremony = nil
            try transaction.records.put(browser.ticket)
            return try JSONDecoder().decode(Ceremony.self, from: Data(bytes))
        }.get()
    }

    /// Why is for the records alone; a counter that went back stands there by its name (S25).
    private func noteRefusal(_ refusal: PasskeyRefusal, _ browser: BrowserToken) throws {
        let event: AuditEvent =
            if case .counterWentBack = refusal { .passkeyCounterWentBack } else { .passkeyRefused }
        try write(by: browser) { try $0.audit.note(event, $1.ticket) }.get()
    }
}

extension BrowserSession {
    /// Whether the sign-in is a later login; throws where none is asked for.
    fileprivate func isLogin() throws -> Bool {
        switch try place() {
        case .signIn: return true
        case .additionProof: return false
        case .step(let step) where Branch.completion(of: step) == .passkeyProved: return false
        case .confirmation, .step, .key, .told, .code, .addition, .added, .approval, .complete, .done:
            throw BrowserTaskProblem.otherStep
        }
    }
}

extension Transaction {
    /// S25: drawn once for a member, so that her phone replaces a passkey that it made for her before.
    fileprivate func userHandle(of member: MemberID) throws -> Base64URL {
        if let known = try records.userHandle(member) { return Base64URL(known) }
        let drawn = CreationOptions.User.newHandle(world: world)
        try records.add(userHandle: drawn.bytes, of: member)
        return drawn
    }
}

extension PasskeyRecord {
    func passkey() throws -> Passkey { try JSONDecoder().decode(Passkey.self, from: Data(content)) }
}

/// What is pending between a browser's question and its answer.
private enum Ceremony: Codable {
    case registration(PendingRegistration)
    case authentication(PendingAuthentication)

    var registration: PendingRegistration? { if case .registration(let pending) = self { pending } else { nil } }

    var authentication: PendingAuthentication? { if case .authentication(let pending) = self { pending } else { nil } }
}

extension BrowserTask.Place {
    fileprivate var isRegistration: Bool {
        switch self {
        case .addition: true
        case .step(let step): Branch.completion(of: step) == .passkeyRegistered
        case .confirmation, .key, .told, .code, .additionProof, .added, .approval, .signIn, .complete, .done: false
        }
    }
}

extension JSONEncoder {
    fileprivate func bytes(of value: some Encodable) throws -> [UInt8] { Array(try encode(value)) }
}
