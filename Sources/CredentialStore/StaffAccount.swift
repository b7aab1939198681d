public import TypedInput
public import World

/// Names somebody of staff for good.
public struct StaffID: Hashable, Sendable, RawRepresentable {
    /// 32 hexadecimal digits.
    public let rawValue: String

    /// The identity of somebody of staff.
    public init(rawValue: String) { self.rawValue = rawValue }
}

/// Somebody of staff, with what she logs in with. A name belongs to one person for good, also once her account is closed:
/// the record names people by it.
public struct StaffAccount: Hashable, Sendable {
    /// Her identity.
    public let id: StaffID
    /// What she types to log in.
    public let name: StaffName
    /// What she is there for.
    public var role: StaffRole
    /// The hash of her password, as `Secrets` writes it.
    public var passwordHash: String
    /// Until when an initial password opens anything; `nil` once she has chosen her own.
    public var initialUntil: Instant?
    /// The key of her authenticator app, sealed; `nil` until it is drawn.
    public var sealedKey: [UInt8]?
    /// When a code of it was first right; `nil` while it is only shown.
    public var keyProvedAt: Instant?
    /// The last time step that was accepted; each counts once (S16).
    public var lastStep: Int64?
    /// When the account was made.
    public var createdAt: Instant
    /// When it was closed; `nil` while it is open.
    public var closedAt: Instant?

    /// An account whose owner has an initial password and nothing else.
    public init(
        id: StaffID, name: StaffName, role: StaffRole, passwordHash: String, initialUntil: Instant?, createdAt: Instant
    ) {
        self.id = id
        self.name = name
        self.role = role
        self.passwordHash = passwordHash
        self.initialUntil = initialUntil
        self.createdAt = createdAt
    }

    /// Whether she has chosen her password and proved her app: only then does a login lead anywhere.
    public var isSetUp: Bool { initialUntil == nil && keyProvedAt != nil }
}

/// A login of staff at a workstation. There is nothing in it that whoever reads it could log in with.
public struct StaffSession: Hashable, Sendable {
    /// The workstation, hashed with a key: the user, the terminal and the start of the machine in one.
    public var workstation: [UInt8]
    /// Whose.
    public var staff: StaffID
    /// When she logged in.
    public var begunAt: Instant
    /// When it was last used.
    public var usedAt: Instant

    /// A login that has just begun.
    public init(workstation: [UInt8], staff: StaffID, begunAt: Instant) {
        self.workstation = workstation
        self.staff = staff
        self.begunAt = begunAt
        usedAt = begunAt
    }
}
