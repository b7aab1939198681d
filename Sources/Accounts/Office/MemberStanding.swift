public import CredentialStore
public import FlowEngine
public import TypedInput
public import World

/// Where a member stands, for staff who help her. Nothing of it is secret, and nothing lets anybody log in as her (S32).
public struct MemberStanding: Hashable, Sendable {
    /// What she logs in with.
    public enum Password: Hashable, Sendable {
        /// Nothing yet: she has no notice.
        case none
        /// What her card and birthdate say.
        case guessable
        /// The initial password of a notice, valid until then.
        case printed(until: Instant)
        /// That of a notice whose time is over.
        case expired(Instant)
        /// One that she chose.
        case chosen
    }

    /// What staff can do for her.
    public enum Remedy: String, CaseIterable, Sendable {
        /// Open her account again, if it should not be closed.
        case reopen
        /// Draw a notice: she has none that counts.
        case notice
        /// End her waiting time.
        case unlock
        /// Let her go on without mail, after a look at who she is.
        case withoutMail
        /// Speak with her about the terms of use.
        case terms
        /// Nothing: she goes on by herself.
        case goOn
        /// Nothing: her set-up is complete; a notice that replaces it, should she have lost what she logs in with.
        case complete
    }

    /// Her user ID.
    public let userID: UserID
    /// Her name.
    public let name: String
    /// The page at which she goes on.
    public let place: Location
    /// What she logs in with.
    public let password: Password
    /// Whether an address is known at which she has read a mail.
    public let mailIsConfirmed: Bool
    /// The methods that she has enrolled, in the paper's order.
    public let methods: [Method]
    /// Since when and why her account is closed; `nil` while it is open.
    public let closure: MemberClosure?
    /// Until when a wrong try makes her wait, if it does.
    public let waitsUntil: Instant?
    /// Her last complete login.
    public let lastLogin: LoginMark?
    /// What she told the office at 1【4】 and 1【5】, newest last.
    public let notes: [DeskNote]
    /// What helps her.
    public let remedy: Remedy
}

extension Snapshot {
    /// Where a member stands now.
    func standing(of member: Member, _ record: JourneyRecord) throws -> MemberStanding {
        let waits = try vault.throttleNames(of: member).compactMap { try records.throttle($0)?.blockedUntil }.filter {
            now < $0
        }.max()
        let password = try password(of: member)
        return MemberStanding(
            userID: member.userID, name: member.name, place: record.journey.saved, password: password,
            mailIsConfirmed: record.journey.mail == .confirmed,
            methods: Method.allCases.filter(record.journey.enrolled.contains), closure: member.closure(at: now),
            waitsUntil: waits,
            lastLogin: member.lastLogin, notes: try records.deskNotes(member.id).sorted { $0.at < $1.at },
            remedy: remedy(for: member, record.journey, password, waits: waits != nil))
    }

    private func password(of member: Member) throws -> MemberStanding.Password {
        guard let record = try records.password(member.id) else { return .none }
        switch record.kind {
        case .guessable: return .guessable
        case .chosen: return .chosen
        case .printed:
            guard let end = record.validUntil else { return .chosen }
            return now < end ? .printed(until: end) : .expired(end)
        }
    }

    private func remedy(
        for member: Member, _ journey: Journey, _ password: MemberStanding.Password, waits: Bool
    ) -> MemberStanding.Remedy {
        if member.closure(at: now) != nil { return .reopen }
        if waits { return .unlock }
        switch password {
        case .none, .expired: return .notice
        case .guessable, .printed, .chosen: break
        }
        if journey.isFinished { return .complete }
        switch journey.saved {
        case .mailDesk where !member.mayDoWithoutMail: return .withoutMail
        case .termsDeclined: return .terms
        default: return .goOn
        }
    }
}
