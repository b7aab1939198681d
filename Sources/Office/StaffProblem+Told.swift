public import Accounts
public import Content
import CredentialStore
import TypedInput
import World

extension StaffProblem: Told {
    /// Why somebody of staff was not let in, and what to do next.
    public func told(in words: Words) -> String {
        switch self {
        case .wrong: words("office.login.wrong")
        case .waitFirst(let instant):
            words("office.login.wait", ["time": JapanTime(unixSeconds: instant.unixSeconds).clock])
        case .locked: words("office.login.locked")
        case .codeUsed(let seconds): words("office.login.codeUsed", ["seconds": "\(seconds)"])
        case .initialExpired: words("office.login.initialExpired")
        case .notSetUp: words("office.login.notSetUp")
        case .mayNot(let role): words("office.login.mayNot", ["role": words(role.phrase)])
        case .password(let verdict): Self.sentence(verdict, words)
        case .passwordIsInitial: words("office.login.password.initial")
        case .changedMeanwhile: words("office.login.changed")
        case .notOffered: words("office.login.notHere")
        case .common: words("office.login.inside")
        }
    }

    /// Whether the same question may be asked again at once, or after a short wait.
    public var allowsAnotherTry: Bool {
        switch self {
        case .wrong, .codeUsed, .password, .passwordIsInitial: true
        case .waitFirst, .locked, .initialExpired, .notSetUp, .mayNot, .changedMeanwhile, .notOffered, .common: false
        }
    }

    private static func sentence(_ verdict: PasswordPolicy.Verdict, _ words: Words) -> String {
        switch verdict {
        case .fine, .empty: words("office.login.password.empty")
        case .tooShort(let length, let needed):
            words("office.login.password.short", ["count": "\(length)", "needed": "\(needed)"])
        case .tooLong: words("office.login.password.long")
        case .common, .repeated: words("office.login.password.common")
        case .ownData: words("office.login.password.ownName")
        case .societyName: words("office.login.password.society")
        case .looksPrinted: words("office.login.password.printed")
        }
    }
}

extension JapanTime {
    /// `10:32:05`.
    fileprivate var clock: String { "\(hourDigits):\(minuteDigits):\(secondDigits)" }
}
