public import CredentialStore
public import FlowEngine

/// Why a request did not do what was asked; a screen has words for each.
public enum Problem: Hashable, Sendable {
    /// ID, password or birthdate do not fit what is registered. One answer for every cause (S11).
    case noMatch
    /// The waiting time is not over; nothing was checked or counted.
    case waitFirst
    /// ID, password and birthdate were right, and the notice is too old (S03).
    case noticeExpired
    /// The new password was right, and the days for the set-up are over (S01).
    case setUpExpired
    /// A code was not right.
    case code(CodeProblem)
    /// A mail cannot be sent again yet.
    case resendLater
    /// The new password may not be used.
    case password(PasswordPolicy.Verdict)
    /// The present password was not right.
    case wrongPresentPassword
    /// Her password is to be typed again first (S34).
    case passwordAgain
    /// The new password is the initial one.
    case passwordIsInitial
    /// Nor is the one that counts already another one.
    case passwordIsPresent
    /// The address that she gave is the one that counts already.
    case sameAddress
    /// The number is not the one that her device shows (S38).
    case deviceNumber
    /// No slot for a hash came free in time (S08, R10).
    case crowded
    /// Another terminal moved her meanwhile (R04).
    case movedElsewhere
    /// The step is completed in another way.
    case outOfOrder(Refusal)
    /// The store cannot do it now.
    case store(StoreError)
    /// Something inside failed; the office sees it.
    case inside
}

/// What the account services answer.
public struct Reply: Sendable {
    /// The session from now on.
    public var session: Session
    /// What the member may know now.
    public var screenState: ScreenState
    /// Why it did not do what was asked; `nil` when it did.
    public var problem: Problem?
}
