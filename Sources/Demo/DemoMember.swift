import TypedInput

/// A made-up member, and all that somebody needs to be her in the demo.
public struct DemoMember: Codable, Sendable {
    /// Where she stands when the demo is made.
    public enum State: String, Codable, CaseIterable, Sendable {
        /// Has a printed notice and has not begun.
        case new
        /// Had an account before: symbol + number + birthdate.
        case earlier
        /// Has a printed notice and no registered address.
        case withoutMail
        /// Has a notice that is too old.
        case expiredNotice
        /// Left while the confirmation's mail was on its way.
        case awaitingMail
        /// Has logged out at 1【11】; `method` says what is to be set up.
        case awaitingEnrolment
        /// Has an authenticator app.
        case enrolledApp
        /// Has the mail code.
        case enrolledMail
        /// Failed a hundred times; only the office helps.
        case locked
    }

    /// Where she stands.
    public let state: State
    /// What is to be set up, or was.
    public var method: String?
    /// What she types.
    public let userID: String
    /// Her initial password, while it counts.
    public var initialPassword: String?
    /// The password that she has chosen.
    public var password: String?
    /// The key of her authenticator app, once there is one.
    public var totpKey: String?
    /// `1950-03-04`.
    public let birthdate: String
    /// Her mail address, if she has one.
    public var mail: String?
    /// Her name.
    public let nameJa: String
}
