import CredentialStore
import FlowEngine
public import Content
public import Accounts
public import Screens
public import TextUI
public import World

/// One member's time at one terminal, without a terminal: keys, ticks and answers come in, commands and pages go out.
public struct Wizard: Sendable {
    /// What comes in.
    public enum Input: Sendable {
        /// A key.
        case key(Key)
        /// Time has passed.
        case ticked(Instant)
        /// The account services have answered the question of that number.
        case answered(Reply, to: Int)
        /// The account services have answered what staff asked.
        case staffAnswered(StaffReply)
        /// What the terminal sent for a key.
        case traced(KeyTrace)
        /// Somebody else has written to the store.
        case storeChanged
        /// The terminal has another size.
        case resized(Size)
        /// The terminal has said how it draws characters of ambiguous width.
        case learntWidth(AmbiguousWidth)
        /// The picture was saved in that folder, or could not be.
        case pictureSaved(in: String?)
    }

    /// What the driver has to do.
    public enum Command: Sendable {
        /// Ask the account services, beside the loop, and bring the answer.
        case ask(Question)
        /// Ask them for staff, in the same way.
        case askStaff(StaffRequest, at: TerminalInfo)
        /// Put text into the clipboard of the terminal.
        case copy(String)
        /// Save a picture where she finds it.
        case savePicture([UInt8], name: String)
        /// Remove the picture that was saved: its key counts now.
        case removePicture
        /// Paint everything anew.
        case repaint
        /// The session is over.
        case end(Ending)
    }

    /// How a session ended.
    public enum Ending: Hashable, Sendable {
        /// The set-up is complete.
        case done
        /// A later login is over.
        case loggedOut
        /// She left; what was done is stored.
        case stopped
        /// Nobody had logged in, or nothing is stored yet.
        case nothingDone
        /// The days of the notice, or of the set-up, are over: only the office helps.
        case tooLate
        /// Nobody was at the kiosk any more.
        case leftAlone
        /// The line is gone, or the system wants the program to end.
        case told
    }

    /// The language of every word.
    public internal(set) var language: Language
    /// What was proved.
    public internal(set) var session: Session
    /// What the account services let her know.
    public internal(set) var screenState: ScreenState
    /// The pages that are open beside the step, the last on top.
    var overlays: [Overlay]

    /// The page beside the step, if one is open.
    public var overlay: Overlay? { overlays.last }

    /// Whether an answer is awaited, and since when.
    public internal(set) var askedAt: Instant?

    var now: Instant
    var size: Size
    let spacing: Spacing
    /// Whether members only touch or point (T03).
    let touch: Bool
    /// Whether it is said in lines, without a screen (T10): nothing is drawn, copied or covered.
    let isPlain: Bool
    let isColourless: Bool
    /// Whether words with kanji have their readings behind them (T11).
    var hasFurigana: Bool
    var ambiguous: AmbiguousWidth
    var drafts: Drafts
    var formError: FormError?
    /// Where the picture of 2-5②【4】 was saved, which is looked for at 【6】.
    var savedPicture: String?
    /// What the page below tells, while help or the question whether to leave lies over it.
    var coveredError: FormError?
    /// What happened last: said for a few seconds, or until the next key.
    var remark: String? { didSet { remarkedAt = now } }
    var remarkedAt: Instant
    /// Until when nothing that is typed or pressed counts, since the page has changed by itself (T24).
    var quietUntil: Instant?
    /// What was asked last, by a key, and where its answer leads.
    var asked: (request: Request, then: Navigation)?
    var ahead: TypingAhead
    /// Answers to older questions come too late.
    var newestQuestion: Int
    /// The question with which the store was looked at last.
    var look: Int?
    /// The page that was painted last.
    var painted: LaidOutPage?
    /// Whether that is still the page of this session: until a key or an answer changes it.
    var isShown = false
    /// When it was painted, and when time was to change it next.
    var paintedAt: Instant?
    var paintedUntil: Instant?
    let passwords: PasswordAdvice
    let windows: [any Window]
    let society: Society
    let limits: Limits
    /// When she pressed a key last, and when this session's login began (S13).
    var lastKeyAt: Instant
    var loggedInAt: Instant?
    /// How many logins were begun in this session.
    var logins = 0
    /// Whether somebody has begun since the last member's end (T21).
    var hasBegun = false
    /// Who is at a kiosk's counter.
    let counter: String?
    /// Staff's side of a kiosk; `nil` where there is none.
    var staff: StaffDesk?
    /// Whose typing the drafts hold.
    var draftOwner: MemberID?
    /// The words of every language.
    let words: InEveryLanguage<Words>

    /// A session that begins with the overview. Where a terminal is colourless, a code is tried both ways (T16).
    public init(
        at terminal: TerminalInfo, language: Language, settings: AccountSettings, size: Size,
        spacing: Spacing = .normal, touch: Bool = false, isColourless: Bool = false, isPlain: Bool = false,
        counter: String? = nil, hasFurigana: Bool = false, staff: StaffAccess? = nil, now: Instant,
        windows: [any Window] = [],
        passwords: PasswordAdvice
    ) {
        self.language = language
        society = settings.society
        limits = settings.limits
        lastKeyAt = now
        remarkedAt = now
        self.size = size
        self.spacing = spacing
        self.touch = touch
        self.counter = counter
        // Line by line there is no key besides the lines, and what the member has said stands above: no staff page.
        self.staff = terminal.isKiosk && !isPlain ? staff.map { StaffDesk($0) } : nil
        self.isColourless = isColourless
        self.isPlain = isPlain
        self.hasFurigana = hasFurigana
        ambiguous = .narrow
        self.now = now
        self.windows = windows
        self.passwords = passwords
        session = Session(at: terminal)
        screenState = ScreenState(place: .step(.step0_1))
        drafts = Drafts()
        ahead = TypingAhead()
        newestQuestion = 0
        overlays = windows.filter(\.opensAtFirst).prefix(1).map { .window($0.key) }
        words = InEveryLanguage(settings.words)
    }

    /// Seconds for which a remark is said.
    static let remarkSeconds = 8

    /// Milliseconds for which a page that has changed by itself takes nothing that was meant for the one before (T24).
    static let quietMilliseconds: Int64 = 700

    /// Milliseconds for which what she reads on with does not agree to what she has read (T24).
    static let readMilliseconds: Int64 = 1_500

    /// The page has changed by itself: whoever is typing did not mean this one.
    mutating func becomeQuiet(milliseconds: Int64 = quietMilliseconds) {
        quietUntil = Instant(milliseconds: now.milliseconds + milliseconds)
    }

    /// Whether a key was meant for the page before. Whoever goes on typing is still at that one.
    private mutating func isTooEarly(_ key: Key) -> Bool {
        guard let quietUntil, now < quietUntil else { return false }
        switch key {
        case .enter, .pointed: return true
        case .character, .paste, .backspace, .delete:
            becomeQuiet()
            return true
        default: return false
        }
    }

    mutating func ask(question request: Request) -> Command {
        newestQuestion += 1
        return .ask(Question(number: newestQuestion, request: request, session: session))
    }

    /// Takes what came in, and says what has to be done.
    public mutating func take(_ input: Input) -> [Command] {
        if case .ticked(let instant) = input { now = instant }
        if let commands = takeForStaff(input) { return commands }
        switch input {
        case .key(let key):
            // The key that ends a warning, or uncovers the page, does nothing else (T24).
            let wasWarned = isDimmed || secondsToEnd != nil || secondsToDim != nil
            lastKeyAt = now
            if isWelcoming {
                // It begins, and does nothing else.
                (hasBegun, isShown) = (true, false)
                return []
            }
            if wasWarned, key != .function(2), key != .function(10) { return [] }
            return isTooEarly(key) ? [] : press(key)
        case .ticked:
            if remark != nil, now >= remarkedAt.adding(seconds: Self.remarkSeconds) {
                (remark, isShown) = (nil, false)
            }
            return expireIfIdle()
        case .answered(let reply, let number):
            let isLook = number == look
            if isLook { look = nil }
            guard number == newestQuestion else { return [] }
            return isLook ? askAfterLook(reply) : hear(reply)
        case .storeChanged:
            guard askedAt == nil, !isLooking, session.member != nil else { return [] }
            let command = ask(question: .refresh)
            look = newestQuestion
            return [command]
        case .resized(let size):
            self.size = size
            isShown = false
        case .learntWidth(let width):
            ambiguous = width
            isShown = false
        case .pictureSaved(let folder):
            isShown = false
            savedPicture = folder ?? savedPicture
            remark = folder.map { presentWords("picture.saved", ["folder": $0]) }
            formError = folder == nil ? FormError(nil, sentence: presentWords("picture.failed")) : nil
        case .staffAnswered, .traced: break
        }
        return []
    }

    var isWindowOpen: Bool { if case .window = overlay { true } else { false } }

    /// The words of the present language.
    var presentWords: Words { words[staff?.visit?.language ?? language] }

    /// The screen that is shown: the step's, or the one beside it, covered when nobody has looked for a while, and at a
    /// kiosk before its session ends.
    var screen: any Screen {
        if let visit = staff?.visit { return visit.screen }
        if isWelcoming { return welcome }
        if session.terminal.isKiosk, !isPlain, let secondsToEnd {
            return ExpiringScreen(over: stepOrOverlay, seconds: secondsToEnd)
        }
        return isDimmed ? DimmedScreen(over: stepOrOverlay) : stepOrOverlay
    }

    var stepOrOverlay: any Screen { screen(of: overlays[...]) }

    /// A page beside the step stands over the one below it, and tells of that one.
    private func screen(of overlays: ArraySlice<Overlay>) -> any Screen {
        guard let overlay = overlays.last else { return Screens.of(screenState) }
        if case .window(let key) = overlay, let window = windows.first(where: { $0.key == key }) {
            return window.screen(over: stepContext)
        }
        let below = screen(of: overlays.dropLast())
        return Screens.of(overlay, over: below, at: screenState.place) ?? below
    }

    /// What the step's own page is drawn from, also while a page stands beside it.
    var stepContext: ScreenContext { view(of: DraftKey(place: screenState.place, overlay: nil)) }

    /// What the shown page is drawn from.
    var view: ScreenContext {
        let view = view(of: draftKey)
        return staff?.visit?.view(beside: view) ?? view
    }

    /// What was typed on the shown page.
    var draft: Draft { drafts[draftKey] }

    var draftKey: DraftKey { DraftKey(place: screenState.place, overlay: overlay) }

    private func view(of key: DraftKey) -> ScreenContext {
        var view = ScreenContext(
            screenState: screenState, words: presentWords, now: now, draft: drafts[key], terminal: session.terminal,
            society: society, passwords: passwords, size: size)
        view.formError = formError
        view.isColourless = isColourless
        view.isPlain = isPlain
        view.savedPicture = savedPicture
        return view
    }
}
