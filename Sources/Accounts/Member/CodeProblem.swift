public import Content

/// What can be said about a code that was not right. None of it ever lets a code pass (S16).
public enum CodeProblem: Hashable, Sendable {
    /// Nothing more is known.
    case unknown
    /// It was used; a new one comes in so many seconds.
    case alreadyUsed(seconds: Int)
    /// The phone's clock is off by so many seconds; negative is late.
    case clockOff(seconds: Int)
    /// It belongs to a key of an earlier registration.
    case earlierRegistration
    /// A mailed code that is too old.
    case mailTooOld
    /// A mailed code after too many tries.
    case mailExhausted
    /// A mailed code that a newer mail has replaced, or a wrong one.
    case mailUnknown
    /// No mail with a code is under way.
    case noMail
}

extension CodeProblem {
    /// Why the code was not right. `label` is the name of the key in the app, which an extension runs on the PC.
    public func cause(in words: Words, label: String, isOnPC: Bool) -> String {
        switch self {
        case .unknown: words("cause.code.unknown", ["label": label])
        case .alreadyUsed(let seconds): words("cause.code.alreadyUsed", ["span": words.span(seconds)])
        case .clockOff(let seconds):
            words(
                blamesClock ? clock(isLate: seconds < 0, isOnPC) : "cause.code.old",
                ["minutes": "\((abs(seconds) + 30) / 60)"])
        case .earlierRegistration: words("cause.code.earlierRegistration")
        case .mailTooOld, .noMail: words("cause.code.mailTooOld")
        case .mailExhausted: words("cause.code.mailExhausted")
        case .mailUnknown: words("cause.code.mailUnknown")
        }
    }

    /// Whether the clock is to be set right: a code of a minute or two ago was rather written down and typed later.
    public var blamesClock: Bool {
        if case .clockOff(let seconds) = self { seconds < -Self.noteSeconds || seconds > 0 } else { false }
    }

    private static let noteSeconds = 150

    private func clock(isLate: Bool, _ isOnPC: Bool) -> Phrase {
        switch (isLate, isOnPC) {
        case (true, false): "cause.code.clockLate"
        case (false, false): "cause.code.clockEarly"
        case (true, true): "cause.code.clockLate.pc"
        case (false, true): "cause.code.clockEarly.pc"
        }
    }
}
