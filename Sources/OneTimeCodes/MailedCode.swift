public import Secrets
public import World

/// A code of six digits that was sent by mail: what is kept of it, and the rules by which it is checked (S19).
///
/// Only a keyed hash is kept, with the journey bound in: the code is of no use in any other.
public struct MailedCode: Hashable, Codable, Sendable {
    /// How many digits.
    public static let digits = 6

    /// The code, hashed with a key.
    public let hash: [UInt8]

    /// The moment from which it is too old.
    public let validUntil: Instant
    /// How many tries are left; none after a success.
    public private(set) var triesLeft: Int

    /// What was kept of a code.
    public init(hash: [UInt8], validUntil: Instant, triesLeft: Int) {
        self.hash = hash
        self.validUntil = validUntil
        self.triesLeft = triesLeft
    }

    /// What came of a try.
    public enum Check: Hashable, Sendable {
        /// Right; the code is spent.
        case accepted
        /// Wrong, with so many tries left (1 or more).
        case wrong(triesLeft: Int)
        /// Its time is over; no try was counted.
        case tooOld
        /// Tried too often, with this try or before, or spent.
        case exhausted
    }

    /// Draws a new code for a journey and gives it, to be mailed, beside what is kept of it.
    public static func draw(
        journey: String, lifetimeSeconds: Int, tries: Int, vault: Vault, world: World
    ) -> (kept: MailedCode, code: String) {
        let number = String(world.random(below: 1_000_000))
        let code = String(repeating: "0", count: digits - number.count) + number
        let kept = MailedCode(
            hash: vault.keyedHash(message(code, journey: journey), purpose: purpose),
            validUntil: world.now().adding(seconds: lifetimeSeconds), triesLeft: tries)
        return (kept, code)
    }

    /// Tries a code of digits. Every wrong try counts; the changed value must be kept before the answer is given.
    public mutating func check(_ code: String, journey: String, at moment: Instant, vault: Vault) -> Check {
        guard triesLeft > 0 else { return .exhausted }
        guard moment < validUntil else { return .tooOld }
        // Under every key of the ring: a rotation must not spoil a code that is on its way.
        let candidates = vault.keyedHashes(Self.message(code, journey: journey), purpose: Self.purpose)
        if candidates.contains(where: { equalInConstantTime($0, hash) }) {
            triesLeft = 0
            return .accepted
        }
        triesLeft -= 1
        return triesLeft == 0 ? .exhausted : .wrong(triesLeft: triesLeft)
    }

    private static let purpose = "mailed code"

    /// The journey behind its length, so that it cannot run into the code.
    private static func message(_ code: String, journey: String) -> [UInt8] {
        Array("\(journey.utf8.count):\(journey)\(code)".utf8)
    }
}
