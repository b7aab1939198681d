import Accounts
import Content
import FlowEngine
import Screens
import TextUI
import World

/// Staff at a kiosk, over whatever page a member has there: pages, typing, language and clock of their own, so that the
/// member's are as they were when it is over.
struct StaffVisit {
    /// What follows from a key.
    enum Outcome {
        /// Nothing beyond the page.
        case none
        /// The account services are asked.
        case ask(StaffRequest)
        /// The member's page comes back.
        case end
    }

    /// Seconds without a key after which the member's page comes back, and after which a test is over.
    private static let (idleSeconds, testSeconds) = (60, 10)

    private(set) var page = StaffPage.login
    private(set) var context: StaffContext
    private(set) var language: Language
    private(set) var draft = Draft()
    private var formError: FormError?
    private var remark: String?
    /// What F1 shows, while it is open.
    private var help: Draft?
    private var lastKeyAt: Instant

    init(_ access: StaffAccess, by entrance: StaffEntrance, in language: Language, at now: Instant) {
        context = StaffContext(version: access.version, runsSince: access.runsSince, entrance: entrance)
        self.language = language
        lastKeyAt = now
    }

    /// Whether every key is shown as it comes.
    var isTesting: Bool { page == .test && help == nil }

    /// Whether letters of ambiguous width go to the terminal as they are, whatever it has said of them.
    var measuresWidths: Bool { isTesting && context.test.part == .looks }

    /// When the page gives way unless a key is pressed.
    var endsAt: Instant { lastKeyAt.adding(seconds: page == .test ? Self.testSeconds : Self.idleSeconds) }

    /// Whether a waiting time counts down.
    func isLive(at now: Instant) -> Bool { context.waitUntil.map { now < $0 } ?? false }

    // MARK: what is shown

    var screen: any Screen {
        guard help != nil else { return page.screen }
        return Screens.of(.help, over: page.screen, at: .step(.step0_1)) ?? page.screen
    }

    /// What its page is drawn from, beside what a member's would be.
    func view(beside member: ScreenContext) -> ScreenContext {
        var view = member
        view.staff = context
        view.draft = help ?? draft
        view.formError = formError
        return view
    }

    /// The page, and what was typed with its focus on it.
    func laidOut(in view: ScreenContext, asking status: Status?) -> (page: Page, draft: Draft) {
        var page = screen.page(in: view)
        var draft = view.draft
        draft.settle(on: page)
        // F10 would be the member's, who would have to begin anew.
        page.keys.removeAll { $0.control == .leave }
        page.bar = isTesting ? page.keys : KeyBar(context: view).bar(of: page, with: draft)
        page.remark = remark
        page.status = status
        if let formError, status == nil, page.fields.allSatisfy({ $0.error == nil }) {
            page.status = .wrong(view.sentence(of: formError))
        }
        return (page, draft)
    }

    // MARK: what comes in

    /// Takes a key at what is shown.
    mutating func take(_ key: Key, at shown: LaidOutPage, in view: ScreenContext) -> Outcome {
        lastKeyAt = view.now
        remark = nil
        if isTesting {
            context.test.take(key, at: shown.frame.regions)
            if context.test.isLeft { show(.terminal) }
            return .none
        }
        var draft = view.draft
        let outcome = draft.take(key, on: shown.page, view: shown.frame.view)
        if help == nil { self.draft = draft } else { help = draft }
        switch outcome {
        case .nothing, .moved: return .none
        case .edited:
            formError = nil
            return .none
        case .missing(let control):
            let sentence = shown.page.fields.first { $0.control == control }?.missing
            formError = FormError(control, sentence: sentence ?? view.words("choose.first"))
            return .none
        case .barred:
            remark = BarredKey(key: key, page: shown.page, focus: draft.focus).sentence(view.words)
            return .none
        case .activated(let control), .pressed(let control): return act(on: control, in: view)
        }
    }

    /// Keeps what the terminal sent for a key.
    mutating func take(_ trace: KeyTrace) { context.test.take(trace) }

    private mutating func act(on control: Control, in view: ScreenContext) -> Outcome {
        switch control {
        case .help: help = help == nil ? Draft() : nil
        case .language: language = language.next(in: view.languages)
        default:
            let action = control == .back ? screen.back(in: view) : screen.press(control, in: view)
            return action.map { follow($0) } ?? .none
        }
        return .none
    }

    private mutating func follow(_ action: ScreenAction) -> Outcome {
        switch action {
        case .staff(.show(let page)): show(page)
        case .staff(.ask(let request)): return .ask(request)
        case .refuse(let error): formError = error
        case .close where help != nil: help = nil
        case .close: return .end
        // What members' pages lead to.
        case .stay, .ask, .open, .fill, .copy, .save, .changeShape, .leave: break
        }
        return .none
    }

    private mutating func show(_ next: StaffPage) {
        if next == .test { context.test = TerminalTest() }
        (page, draft, formError) = (next, Draft(), nil)
    }

    /// Takes what a request came to.
    mutating func hear(_ reply: StaffReply, to request: StaffRequest, in view: ScreenContext) {
        lastKeyAt = view.now
        context.waitUntil = reply.problem?.waitUntil
        if let problem = reply.problem {
            formError = problem.formError(in: view)
            for control in formError?.erases ?? [] { draft.erase(control) }
            draft.focusAhead(on: screen.page(in: view))
            return
        }
        if let login = reply.login { context.login = login }
        context.outOfService = reply.outOfService
        show(.terminal)
        if case .takeBack = request { remark = view.words("staff.takenBack") }
    }

    /// Time is up: a test is over, and any other page gives way; true where the visit is over.
    mutating func giveWay(at now: Instant) -> Bool {
        guard now >= endsAt else { return false }
        guard page == .test else { return true }
        show(.terminal)
        lastKeyAt = now
        return false
    }
}

extension StaffProblem {
    /// Until when nothing is looked at.
    fileprivate var waitUntil: Instant? {
        switch self {
        case .wrong(let instant), .waitFirst(let instant): instant
        case .locked, .codeUsed, .initialExpired, .notSetUp, .mayNot, .password, .passwordIsInitial, .changedMeanwhile,
            .notOffered, .common:
            nil
        }
    }
}
