/// A hashed password, as it is stored.
public struct PasswordHash: Hashable, Sendable {
    /// `$argon2id$v=19$m=…,t=…,p=1$salt$hash` (PHC string format).
    public let phc: String
    /// The version of the key that gave the pepper.
    public let pepperVersion: UInt32
    /// Into what form the password was brought before.
    public let form: PasswordForm

    let memoryKiB: Int
    let passes: Int
    let salt: [UInt8]
    let hash: [UInt8]

    init(
        memoryKiB: Int, passes: Int, salt: [UInt8], hash: [UInt8], pepperVersion: UInt32,
        form: PasswordForm = .present
    ) {
        self.memoryKiB = memoryKiB
        self.passes = passes
        self.salt = salt
        self.hash = hash
        self.pepperVersion = pepperVersion
        self.form = form
        let parts = [salt, hash].map { UnpaddedBase64.encode($0) }
        phc = "$argon2id$v=19$m=\(memoryKiB),t=\(passes),p=1$\(parts[0])$\(parts[1])"
    }

    /// All in one string: `v1k$argon2id$v=19$…`; without the `k`, it is of the earlier form.
    public var stored: String { "v\(pepperVersion)\(form.rawValue)\(phc)" }

    /// Takes the stored string apart; nil when it is anything but Argon2id with one lane and a bearable cost.
    public init?(stored: String) {
        let parts = stored.split(separator: "$", omittingEmptySubsequences: false)
        guard parts.count == 6, parts[0].first == "v" else { return nil }
        let digits = parts[0].dropFirst().prefix { $0.isNumber }
        guard let version = UInt32(digits),
            let form = PasswordForm(rawValue: String(parts[0].dropFirst(1 + digits.count))), parts[1] == "argon2id",
            parts[2] == "v=19"
        else { return nil }
        let costs = parts[3].split(separator: ",", omittingEmptySubsequences: false)
        // No more than 1 GiB and 64 passes: a stored string must not be able to stop the host.
        guard costs.count == 3, costs[0].hasPrefix("m="), let memory = Int(costs[0].dropFirst(2)),
            (8...1_048_576).contains(memory), costs[1].hasPrefix("t="), let passes = Int(costs[1].dropFirst(2)),
            (1...64).contains(passes), costs[2] == "p=1",
            let salt = UnpaddedBase64.decode(parts[4]), salt.count == PasswordHasher.saltCount,
            let hash = UnpaddedBase64.decode(parts[5]), hash.count == PasswordHasher.hashCount
        else { return nil }
        self.init(memoryKiB: memory, passes: passes, salt: salt, hash: hash, pepperVersion: version, form: form)
    }
}

extension PasswordHash: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Nothing of it: a hash in a log is a hash to guess at.
    public var description: String { "(password hash)" }
    /// Nothing of it.
    public var debugDescription: String { description }
    /// Nothing of it.
    public var customMirror: Mirror { Mirror(self, children: []) }
}

extension PasswordHash: Codable {
    /// Reads the stored form from a single string.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let hash = PasswordHash(stored: try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a password hash")
        }
        self = hash
    }

    /// Writes the stored form as a single string.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(stored)
    }
}
