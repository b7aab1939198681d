public import CredentialStore
public import FlowEngine
public import Content
public import Accounts
public import Secrets
public import TextUI
public import World
public import TypedInput

/// Everything that a screen is drawn from.
public struct ScreenContext: Sendable {
    /// What the account services let it know.
    public var screenState: ScreenState
    /// The words, in the member's language.
    public var words: Words
    /// The present moment; countdowns are drawn from it.
    public var now: Instant
    /// What was typed.
    public var draft: Draft
    /// What went wrong last, until something is typed.
    public var formError: FormError?
    /// The machine that she sits at.
    public var terminal: TerminalInfo
    /// The society.
    public var society: Society
    /// The rules for a new password.
    public var passwords: PasswordAdvice
    /// The terminal's size, which bounds what a QR code can look like.
    public var size: Size
    /// Whether the terminal shows no colours, and a QR code may be one of light on dark.
    public var isColourless = false
    /// What staff's pages are drawn from; `nil` on a member's.
    public var staff: StaffContext?
    /// Whether pages are said in lines, where nothing can be drawn or copied (T10).
    public var isPlain = false
    /// Where the picture of 2-5②【4】 was saved, since this wizard began.
    public var savedPicture: String?

    /// A view.
    public init(
        screenState: ScreenState, words: Words, now: Instant, draft: Draft, terminal: TerminalInfo, society: Society,
        passwords: PasswordAdvice, size: Size
    ) {
        self.screenState = screenState
        self.words = words
        self.now = now
        self.draft = draft
        self.terminal = terminal
        self.society = society
        self.passwords = passwords
        self.size = size
    }

    /// The languages that F2 goes round.
    public var languages: [Language] { isPlain ? Language.inPlainText : Language.onScreen }

    /// Whether a QR code has room, and is seen at all.
    var showsSymbols: Bool { !isPlain && size.holdsSymbols }

    /// A button that copies, where the terminal has a clipboard of hers.
    func copyButton(_ control: Control, _ phrase: Phrase = "key.copy") -> [Button] {
        isPlain || terminal.isKiosk ? [] : [Button(control, label: words(phrase))]
    }

    /// Today in Japan.
    public var today: Birthdate { JapanTime(unixSeconds: now.unixSeconds).date }

    /// What stands in a field.
    public func text(_ control: Control) -> String { draft.text(of: control) }

    /// What stands in a secret field.
    public func secret(_ control: Control) -> SecretBytes { draft.secret(of: control) }

    /// A time of day: `10:32`.
    public func clock(_ instant: Instant) -> String { words.clock(instant) }

    /// A time of day, with its date where that is not today.
    func clockAndDay(_ instant: Instant) -> String {
        let date = JapanTime(unixSeconds: instant.unixSeconds).date
        if date == today { return clock(instant) }
        return words("clock.day", ["month": "\(date.month)", "day": "\(date.day)", "time": clock(instant)])
    }

    /// A span: `1分12秒`.
    public func span(_ seconds: Int) -> String { words.span(seconds) }
}

/// What a screen may ask about a new password while it is typed.
public struct PasswordAdvice: Sendable {
    /// Judges what stands in the field: beside the methods that she has, and one that she wants.
    public let judge: @Sendable (String, Method?, ScreenState) -> PasswordJudgement
    /// Code points that a password needs beside a method.
    public let length: @Sendable (Method) -> Int
    /// Easy words of so many code points or more, drawn anew.
    public let suggest: @Sendable (Int) -> String

    /// Advice by the rules; words are drawn from `world`. It asks nothing but what the page was answered with.
    public init(by policy: PasswordPolicy, world: World) {
        judge = { text, method, screenState in
            screenState.passwordOwner?.judge(text, beside: method, by: policy) ?? .empty
        }
        length = { policy.length(for: $0) }
        suggest = { policy.suggestion(ofLength: $0, from: world) }
    }
}

extension ScreenContext {
    /// `令和8年11月24日 10時51分`.
    func dateAndTime(_ instant: Instant) -> String {
        let date = JapanTime(unixSeconds: instant.unixSeconds).date
        let year = date.era.flatMap { era in date.yearInEra.map { words.year($0, of: era) } } ?? "\(date.year)"
        return words(
            "date.time",
            [
                "eraYear": year, "year": "\(date.year)", "month": "\(date.month)", "day": "\(date.day)",
                "time": clock(instant),
            ])
    }
}
