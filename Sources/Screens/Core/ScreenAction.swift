public import FlowEngine
public import Accounts
public import TextUI

/// What a screen answers to a control that was activated.
public enum ScreenAction: Sendable {
    /// Nothing.
    case stay
    /// Ask the account services; and then, if nothing was in the way.
    case ask(Request, then: Navigation = .closeAll)
    /// Refused before anything is counted.
    case refuse(FormError)
    /// Show a page beside the step.
    case open(Overlay)
    /// Close the page beside the step.
    case close
    /// Fill fields, for instance with a suggestion; and say what was done.
    case fill([Control: String], revealed: Bool, focus: Control? = nil, remark: String? = nil)
    /// Copy to the clipboard of the member's own terminal.
    case copy(String)
    /// Save a picture where the member finds it, under that name.
    case save([UInt8], name: String)
    /// Go on to the next shape of the QR code, or of large letters.
    case changeShape
    /// A page of staff leads on.
    case staff(StaffAction)
    /// End the session.
    case leave
}

/// Where an answered question leads on the same page of the journey.
public enum Navigation: Hashable, Sendable {
    /// Back to the step, in whose place the page may be another.
    case closeAll
    /// The page beside the step stays.
    case stay
    /// One page back.
    case close
    /// Another page beside the step.
    case open(Overlay)
    /// Another page in the place of all that are open.
    case replace(Overlay)
}

/// What went wrong, in words: once, under its field, or above the keys where no field is to blame.
public struct FormError: Hashable, Sendable {
    /// The field; `nil` where no field is to blame.
    public var control: Control?
    /// The code that was refused, where it was one.
    public var code: CodeProblem?
    /// What went wrong, and what to do next.
    public var sentence: String
    /// What may have been the cause, seen in what was typed.
    public var hint: String?
    /// Fields that are emptied on purpose.
    public var erases: [Control]
    /// What leads on from it, where that is not the field.
    public var leadsTo: Control?
    /// Whether something is missing or misspelt in what was typed: it is mended where it stands, and does not give way.
    public var isUnfinished: Bool
    /// By what it came; another language tells it anew.
    public var cause: Cause?

    /// By what a mistake came to light.
    public enum Cause: Hashable, Sendable {
        /// An answer told it.
        case answered(Problem)
        /// The page refused what was pressed.
        case pressed(Control)
        /// What Enter was pressed on has to be filled in.
        case missing
    }

    /// A mistake.
    public init(
        _ control: Control?, _ code: CodeProblem? = nil, sentence: String, hint: String? = nil,
        erases: [Control] = [], leadsTo: Control? = nil, isUnfinished: Bool = false
    ) {
        self.control = control
        self.code = code
        self.sentence = sentence
        self.hint = hint
        self.erases = erases
        self.leadsTo = leadsTo
        self.isUnfinished = isUnfinished
    }
}

/// A page beside the step: shown over it, never stored.
public enum Overlay: Hashable, Sendable {
    /// 1【2】: ID or password is not known. Asks nothing and reveals nothing.
    case forgotten
    /// 1【5】: another address.
    case newMail
    /// F1: help for the step.
    case help
    /// F10: what is stored, and whether to leave; a button that says so has said so once.
    case leaving(isWish: Bool)
    /// Choosing another method: asks once.
    case otherMethod
    /// 1【8】 once more, until another method is chosen.
    case methodAnew
    /// The login that another method needs first.
    case loginForOtherMethod
    /// 1【2】: the password of whoever had an account before.
    case formerMember
    /// A later login: the phone is lost, or no number comes.
    case lostMethod
    /// The key alone, large.
    case key
    /// The key on a page of the companion.
    case keyPage
    /// The letters of the ticket alone, large.
    case largeLetters
    /// The top page: another password, if need be of the length that the mail code asks for.
    case changePassword(beside: Method?)
    /// The top page: a longer password is asked for first (S05).
    case longerPassword
    /// The top page: what counts, and what may be added.
    case methods
    /// The top page: one device, or the mail.
    case method(String)
    /// The top page: asks once before it is removed.
    case removeMethod(String)
    /// The top page: the ticket for another passkey.
    case newPasskey(beside: Int)
    /// The top page: the app has to be there before its key is shown, as at 2-4【1】.
    case newAppInstalled
    /// The top page: the key for another app.
    case newApp
    /// The top page: the code of that app.
    case newAppCode
    /// The top page: the code that makes the mail a method.
    case newMailMethod
    /// The top page: another address.
    case replaceMail
    /// The top page: the code that was sent to it.
    case replacementCode
    /// 2-3, 2-4: the steps of Microsoft's app, for which the paper sends its reader to another booklet.
    case microsoft
    /// 1【5】: going on without mail, told before it is done.
    case noMail
    /// 1【8】: none of the devices; the office helps.
    case noDevice
    /// The days of the notice, or of the set-up, are over.
    case tooLate(isNotice: Bool)
    /// A window with that function key.
    case window(Int)
}

extension Overlay {
    /// The page that asked whether this one is wanted, and is answered by it.
    public var question: Overlay? { self == .methodAnew ? .otherMethod : nil }

    /// Whether it lies over any page, and tells of it or asks whether to leave: she goes on where she was.
    public var coversAnyPage: Bool {
        switch self {
        case .help, .leaving, .window: true
        default: false
        }
    }

    /// Whether it says that the days are over.
    public var isTooLate: Bool { if case .tooLate = self { true } else { false } }

    /// The page for a trouble that needs more than a line.
    public init?(_ problem: Problem) {
        switch problem {
        case .noticeExpired: self = .tooLate(isNotice: true)
        case .setUpExpired: self = .tooLate(isNotice: false)
        default: return nil
        }
    }
}
