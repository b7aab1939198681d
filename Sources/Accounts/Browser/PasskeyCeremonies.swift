import Content
import CredentialStore
import FlowEngine
import Foundation
import Passkeys
import TypedInput
import World

/// The two ceremonies of WebAuthn, each begun and finished in the store: a challenge is taken out before its answer is read, and counts once (S25).
public struct PasskeyCeremonies: ServicePart {
    let dependencies: Dependencies

    /// 2-1【3】, 2-2【3】: what the browser's dialogue is to be called with, as JSON. A kiosk's own browser never becomes
    /// anybody's passkey (S15): at a kiosk only a phone, or what is reached from there, may.
    public func beginRegistration(isHandheld: Bool, _ browser: String) -> Result<[UInt8], BrowserTaskProblem> {
        attempt {
            try store.write { records in
                var ticket = try browserService.ticket(of: browser, in: records)
                guard try browserService.task(of: ticket, in: records).place.isRegistration,
                    let party = settings.companion?.party,
                    let member = try records.member(ticket.member)
                else { throw BrowserTaskProblem.otherStep }
                let user = CreationOptions.User(
                    handle: try userHandle(of: member.id, in: records), name: member.userID.text,
                    displayName: member.name)
                let known = try records.passkeys(member.id).filter { $0.provedAt != nil }.map(passkey(of:))
                let (options, pending) = party.beginRegistration(
                    of: user, excluding: known, residentKey: .preferred,
                    roamingOnly: ticket.isKiosk && !isHandheld, world: world)
                ticket.ceremony = try JSONEncoder().bytes(of: Ceremony.registration(pending))
                try records.put(ticket)
                return try JSONEncoder().bytes(of: options)
            }
        }
    }

    /// The browser's new passkey. It counts only after it has signed in (S18).
    public func register(_ json: [UInt8], _ browser: String) -> Result<BrowserTask, BrowserTaskProblem> {
        attempt {
            guard let party = settings.companion?.party else { throw BrowserTaskProblem.inside }
            var pending = try takeCeremony(browser)?.registration
            let response: RegistrationResponse
            let passkey: Passkey
            do {
                response = try RegistrationResponse(json: json)
                let isKnown = try store.read { try $0.passkey(response.id.text) } != nil
                passkey = try party.finishRegistration(
                    response, of: &pending, at: world.now(), policy: settings.attestation
                ) { _ in isKnown }
            } catch let refusal as PasskeyRefusal {
                try noteRefusal(refusal, browser)
                throw refusal == .alreadyRegistered ? BrowserTaskProblem.alreadyRegistered : BrowserTaskProblem.refused
            }
            return try store.write { records in
                let ticket = try browserService.ticket(of: browser, in: records)
                guard try records.passkey(passkey.id.text) == nil else { throw BrowserTaskProblem.alreadyRegistered }
                try records.put(
                    PasskeyRecord(
                        id: passkey.id.text, member: ticket.member, content: try JSONEncoder().bytes(of: passkey),
                        createdAt: world.now()))
                if ticket.isAddition {
                    try audit.note(.passkeyRegistered, ticket, in: records)
                } else {
                    _ = try transitions.moved(
                        opening.session(of: ticket, in: records), by: .passkeyRegistered, in: records)
                    try browserService.keepOpen(ticket, in: records)
                }
                return try browserService.task(of: ticket, in: records)
            }
        }
    }

    /// 2-1【8】, 2-2【5】, and every later login once the number was right.
    public func beginAuthentication(_ browser: String) -> Result<[UInt8], BrowserTaskProblem> {
        attempt {
            try store.write { records in
                var ticket = try browserService.ticket(of: browser, in: records)
                let isLogin = try isLogin(ticket, in: records)
                guard let party = settings.companion?.party,
                    let handle = try records.userHandle(ticket.member)
                else { throw BrowserTaskProblem.otherStep }
                let passkeys = try records.passkeys(ticket.member).filter { ($0.provedAt != nil) == isLogin }
                guard !passkeys.isEmpty else { throw BrowserTaskProblem.otherStep }
                let (options, pending) = party.beginAuthentication(
                    of: Base64URL(handle), allowing: try passkeys.map(passkey(of:)), world: world)
                ticket.ceremony = try JSONEncoder().bytes(of: Ceremony.authentication(pending))
                try records.put(ticket)
                return try JSONEncoder().bytes(of: options)
            }
        }
    }

    /// The browser's sign-in: enrols the passkey the first time, and lets in the session whose ticket this is.
    public func prove(_ json: [UInt8], _ browser: String) -> Result<BrowserTask, BrowserTaskProblem> {
        attempt {
            guard let party = settings.companion?.party else { throw BrowserTaskProblem.inside }
            var pending = try takeCeremony(browser)?.authentication
            let kept: PasskeyRecord
            let proved: Passkey
            do {
                let response = try AuthenticationResponse(json: json)
                guard let found = try store.read({ try $0.passkey(response.id.text) }) else {
                    throw PasskeyRefusal.credentialUnknown
                }
                kept = found
                proved = try party.finishAuthentication(
                    response, of: &pending, with: passkey(of: found), at: world.now()
                ).passkey
            } catch let refusal as PasskeyRefusal {
                try noteRefusal(refusal, browser)
                throw BrowserTaskProblem.refused
            }
            return try store.write { records in
                var ticket = try browserService.ticket(of: browser, in: records)
                _ = try isLogin(ticket, in: records)
                // Its counter was compared with what was read: nobody may have signed in with it meanwhile.
                guard kept.member == ticket.member, try records.passkey(kept.id) == kept else {
                    throw BrowserTaskProblem.refused
                }
                var passkey = kept
                passkey.content = try JSONEncoder().bytes(of: proved)
                passkey.lastUsedAt = world.now()
                passkey.provedAt = kept.provedAt ?? world.now()
                try records.put(passkey)
                _ = try transitions.moved(opening.session(of: ticket, in: records), by: event(of: ticket), in: records)
                ticket.provedAt = world.now()
                try records.put(ticket)
                return try browserService.task(of: ticket, in: records)
            }
        }
    }

    /// What a passkey's sign-in is to the journey.
    private func event(of ticket: TicketRecord) -> Event {
        ticket.isAddition ? .methodAdded(.passkey) : .passkeyProved
    }

    /// Whether the sign-in is a later login; throws where none is asked for.
    private func isLogin(_ ticket: TicketRecord, in records: any ReadableRecords) throws -> Bool {
        switch try browserService.task(of: ticket, in: records).place {
        case .signIn: return true
        case .additionProof: return false
        case .step(let step) where Branch.completion(of: step) == .passkeyProved: return false
        case .confirmation, .step, .key, .told, .code, .addition, .added, .approval, .complete, .done:
            throw BrowserTaskProblem.otherStep
        }
    }

    /// In a transaction of its own: whatever comes of the answer, it came.
    private func takeCeremony(_ browser: String) throws -> Ceremony? {
        try store.write { records in
            var ticket = try browserService.ticket(of: browser, in: records)
            guard let bytes = ticket.ceremony else { return nil }
            ticket.ceremony = nil
            try records.put(ticket)
            return try JSONDecoder().decode(Ceremony.self, from: Data(bytes))
        }
    }

    /// Why is for the records alone; a counter that went back stands there by its name (S25).
    private func noteRefusal(_ refusal: PasskeyRefusal, _ browser: String) throws {
        try store.write { records in
            let ticket = try browserService.ticket(of: browser, in: records)
            let event: AuditEvent =
                if case .counterWentBack = refusal { .passkeyCounterWentBack } else { .passkeyRefused }
            try audit.note(event, ticket, in: records)
        }
    }

    func passkey(of record: PasskeyRecord) throws -> Passkey {
        try JSONDecoder().decode(Passkey.self, from: Data(record.content))
    }

    /// S25: drawn once for a member, so that her phone replaces a passkey that it made for her before.
    private func userHandle(of member: MemberID, in records: any WritableRecords) throws -> Base64URL {
        if let known = try records.userHandle(member) { return Base64URL(known) }
        let drawn = CreationOptions.User.newHandle(world: world)
        try records.add(userHandle: drawn.bytes, of: member)
        return drawn
    }
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
