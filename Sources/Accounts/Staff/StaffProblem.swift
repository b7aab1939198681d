public import CredentialStore
public import World

/// Why somebody of staff was not let in, or what she asked for was not done.
public enum StaffProblem: Error, Hashable, Sendable {
    /// It was wrong, whatever of it; the next one may be tried then.
    case wrong(nextAt: Instant)
    /// The waiting time is not over; nothing was checked or counted.
    case waitFirst(until: Instant)
    /// So many were wrong that nothing opens it until the office has ended that.
    case locked
    /// The code was used, or lies before one that was; the app shows another after so many seconds.
    case codeUsed(secondsUntilNext: Int)
    /// The initial password's time is over.
    case initialExpired
    /// She has to choose her own password, and to set up her app, at the office's keyboard first.
    case notSetUp
    /// Her role does not include it.
    case mayNot(StaffRole)
    /// The password that she wants for her own.
    case password(PasswordPolicy.Verdict)
    /// It is the initial one again.
    case passwordIsInitial
    /// What she had logged in with changed meanwhile.
    case changedMeanwhile
    /// There is no staff page here.
    case notOffered
    /// What can hinder every request.
    case common(Problem)
}
