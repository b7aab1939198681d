import FlowEngine
import Content
import Accounts
import Screens
public import TextUI
import World

extension Wizard {
    /// The page as this terminal shows it, for the driver to paint: keys and touches are taken as for this frame.
    public mutating func show() -> Frame {
        let laidOut = layOut(after: painted)
        painted = laidOut
        isShown = true
        paintedAt = now
        paintedUntil = changesAt
        return laidOut.frame
    }

    /// Whether what was painted last is what would be painted now: then nothing is laid out for a bare look at the
    /// store.
    public var isPainted: Bool {
        guard isShown, askedAt == nil, let paintedAt else { return false }
        if let paintedUntil, paintedUntil <= now { return false }
        return !isLive || paintedAt.unixSeconds == now.unixSeconds
    }

    /// The page as this terminal shows it.
    public var frame: Frame { layOut(after: nil).frame }

    /// Laid out with the readings that it has room for; a page that scrolls anyway has all of them (T11).
    func layOut(after before: LaidOutPage?) -> LaidOutPage {
        let (page, draft) = pageAndDraft
        let ambiguous = staff?.visit?.measuresWidths == true ? .narrow : ambiguous
        let layOut = { (page: Page, before: LaidOutPage?) in
            LaidOutPage(
                page, draft: draft, size: size, ambiguous: ambiguous, spacing: spacing, after: before,
                words: { frameWords })
        }
        guard hasFurigana, !isPlain, language.isJapanese, size.holdsPages, staff?.visit == nil else {
            return layOut(page, before)
        }
        lazy var scrollsAnyway = layOut(page, nil).frame.overflow > 0
        let read = FuriganaPage.of(page, size: size) {
            layOut($0, nil).frame.overflow == 0 || scrollsAnyway
        }
        return layOut(read, before)
    }

    /// The page that is shown: content, before it is laid out.
    public var page: Page { pageAndDraft.page }

    /// The page, and what was typed with its focus on it.
    private var pageAndDraft: (page: Page, draft: Draft) {
        let view = view
        if let visit = staff?.visit { return visit.laidOut(in: view, asking: waiting) }
        var page = screen.page(in: view)
        var draft = view.draft
        draft.settle(on: page)
        page.bar = KeyBar(context: view).bar(of: page, with: draft)
        let step = stepContext
        page.windowBar = windows.map { window in
            KeyBinding(
                Control("window.\(window.key)"), key: .function(window.key), keyName: "F\(window.key)",
                label: window.label(in: step))
        }
        page.keys += page.windowBar
        page.remark = remark
        // Where no field of the page is to blame, it is said above the keys; never twice.
        if let formError, page.fields.allSatisfy({ $0.error == nil }) {
            page.status = .wrong(view.sentence(of: formError))
        }
        if let waiting {
            page.status = waiting
        } else if let secondsToEnd, isPlain || !session.terminal.isKiosk {
            page.status = .waiting(presentWords("expiry.soon", ["seconds": "\(secondsToEnd)"]))
        } else if let secondsToDim {
            page.status = .waiting(presentWords("dimmed.soon", ["seconds": "\(secondsToDim)"]))
        }
        if page.status == nil, page.remark == nil, page.givesWay(draft) {
            page.status = .note(presentWords("field.givesWay"))
        }
        return (page, draft)
    }

    /// T18: milliseconds before a wait is shown at all.
    private static let spinnerDelay: Int64 = 100

    /// That an answer is awaited, once that takes long enough to be said.
    private var waiting: Status? {
        guard let askedAt, now.milliseconds - askedAt.milliseconds >= Self.spinnerDelay else { return nil }
        return .waiting(presentWords("asking", ["spinner": spinner]))
    }

    private var spinner: String {
        let shapes = ["|", "/", "-", "\\"]
        return shapes[Int(now.milliseconds / 100 % Int64(shapes.count))]
    }

    private var frameWords: FrameWords {
        let words = presentWords
        return FrameWords(
            // Both languages are read only where both are shown.
            tooSmall: size.holdsPages ? [] : Language.sideBySide.map { self.words[$0]("tooSmall") },
            more: words("page.more"), end: words("page.end"), readOn: words("key.readOn"),
            howMuchIsRead: { words("reading.progress", ["percent": "\($0)"]) },
            keyboard: touch ? keyboardWords : nil)
    }

    private var keyboardWords: KeyboardWords {
        let words = presentWords
        return KeyboardWords(
            erase: words("keyboard.erase"), eraseAll: words("keyboard.eraseAll"), next: words("keyboard.next"),
            small: words("keyboard.small"), capital: words("keyboard.capital"), signs: words("keyboard.signs"),
            space: words("keyboard.space"), eras: words("keyboard.eras").split(separator: " ").map(String.init),
            dateParts: words("keyboard.dateParts"), above: words("page.above"))
    }
}
