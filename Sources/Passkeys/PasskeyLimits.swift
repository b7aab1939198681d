/// Every number of the room.
public enum PasskeyLimits {
    /// Bytes of a challenge (S25; WebAuthn L3 §13.4.3 asks for 16 or more).
    public static let challengeBytes = 32
    /// Bytes of a user handle (S25; the most that WebAuthn L3 §5.4.3 allows).
    public static let userHandleBytes = 64
    /// Seconds in which a ceremony must be finished (S25).
    public static let ceremonySeconds = 300
    /// Bytes of any input (S33).
    public static let inputBytes = 65_536
    /// Levels of nesting in any input (S33).
    public static let depth = 16
    /// Bytes of the client data: browsers write a few hundred.
    public static let clientDataBytes = 4_096
    /// Bytes of a credential ID (WebAuthn L3 §7.1 step 25).
    public static let credentialIDBytes = 1_023
    /// Bits of an RSA modulus: not less for its strength, not more for the time that it takes.
    public static let rsaBits = 2_048...8_192
    /// Bytes of an RSA exponent; usual ones have three.
    public static let rsaExponentBytes = 8
    /// Transports that a browser may name; it knows about seven.
    public static let transports = 16
    /// Bytes of a transport's name.
    public static let transportBytes = 32
}
