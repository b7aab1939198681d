import CredentialStore
import Secrets
import World
import Writing

/// S09, S10: how often somebody may try.
///
/// A try is counted as a failure before anything is checked, and taken back when it was right: however many sittings
/// try at once, each rung of the ladder gives one answer, and who pulls the plug gains nothing.
extension Portal {
    /// A try that was let in.
    struct Attempt {
        fileprivate let counts: [Count]
        /// Whether so many failed in a row that only the office helps, whatever was typed.
        let isForOffice: Bool
        /// When the next try is allowed if this one fails.
        let nextAllowedAt: Instant

        /// Where it was counted.
        fileprivate struct Count {
            let name: [UInt8]
            let before: ThrottleRecord?
            let counted: ThrottleRecord
        }
    }

    /// Whether somebody may try now.
    enum Admission {
        case admitted(Attempt)
        /// Nothing is checked or counted before then.
        case notBefore(Instant)
    }

    /// Lets a try in under a name, and at a terminal where that counts too.
    func admit(_ name: [UInt8], at place: TerminalPlace? = nil) throws -> Admission {
        let now = world.now()
        return try store.write(outliving: .process) { records in
            let before = try records.throttle(name)
            let terminal = place.map(throttleName(of:))
            let beforeHere = try terminal.flatMap { try records.throttle($0) }
            let worn = throttle.decayed(beforeHere, at: now)
            let seconds = max(throttle.secondsLeft(before, at: now), throttle.secondsLeft(worn, at: now))
            if seconds > 0 { return .notBefore(now.adding(seconds: seconds)) }
            var counts = [Attempt.Count(name: name, before: before, counted: throttle.failed(before, at: now))]
            if let terminal {
                let failed = throttle.failedAtTerminal(worn, at: now)
                counts.append(Attempt.Count(name: terminal, before: beforeHere, counted: failed))
            }
            for count in counts { try records.put(count.counted, count.name) }
            return .admitted(
                Attempt(
                    counts: counts, isForOffice: throttle.isForOffice(before),
                    nextAllowedAt: counts.map(\.counted.blockedUntil).max() ?? now))
        }
    }

    /// The same for a screen, which is told when to come back; `nil` when that is not now.
    func admit(
        _ name: [UInt8], at place: TerminalPlace? = nil, telling session: inout Session
    ) throws -> Attempt? {
        switch try admit(name, at: place) {
        case .admitted(let attempt): return attempt
        case .notBefore(let instant):
            session.waitUntil = instant
            return nil
        }
    }

    /// It was right: no failure of it is left, nor any before it under `forgotten`.
    func takeBack(_ attempt: Attempt, forgetting forgotten: Set<[UInt8]> = []) throws {
        try store.write(outliving: .process) { try takeBack(attempt, forgetting: forgotten, in: $0) }
    }

    func takeBack(
        _ attempt: Attempt, forgetting forgotten: Set<[UInt8]>, in records: any WritableRecords
    ) throws {
        for count in attempt.counts {
            let present = try records.throttle(count.name)
            try records.put(throttle.takenBack(present, count.counted, count.before), count.name)
        }
        for name in forgotten where try records.throttle(name) != nil { try records.put(nil, name) }
    }

    /// Failures are counted under the ID as typed, hashed, whether it exists or not. S10: at the office's own
    /// terminals they are counted for themselves, so that nobody elsewhere keeps a member out there.
    public func throttleName(ofTypedID typedID: String, isKiosk: Bool) -> [UInt8] {
        vault.lastingHash(
            Array(Folding.bare(typedID).utf8), purpose: isKiosk ? "throttle at a kiosk" : "throttle of a login")
    }

    /// Every name under which failures of a member's login and birthdate are counted.
    func throttleNames(ofLoginsOf member: Member) -> Set<[UInt8]> {
        Set([true, false].map { throttleName(ofTypedID: member.userID.text, isKiosk: $0) })
    }

    /// Failures with codes and with the present password are counted by member: the password was right.
    /// S10 holds for them too.
    func throttleName(ofCodesOf member: MemberID, isKiosk: Bool) -> [UInt8] {
        vault.lastingHash(
            Array(member.rawValue.utf8), purpose: isKiosk ? "throttle of a code at a kiosk" : "throttle of a code")
    }

    func throttleNames(ofCodesOf member: MemberID) -> Set<[UInt8]> {
        Set([true, false].map { throttleName(ofCodesOf: member, isKiosk: $0) })
    }

    private func throttleName(of terminal: TerminalPlace) -> [UInt8] {
        vault.lastingHash(Array(terminal.name.utf8), purpose: "throttle of a terminal")
    }
}
