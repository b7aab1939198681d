import Content
public import Accounts
public import Screens
import Synchronization
public import TextUI

/// F8: the mailbox of everybody in the demo.
public final class MailboxWindow: Window {
    private let mailbox: Mailbox
    private let opened = Mutex<String?>(nil)

    /// The mailbox of a home.
    public init(home: DemoHome) { mailbox = Mailbox(directory: home.mail) }

    /// F8.
    public var key: Int { 8 }

    /// Begins with the list: what has come meanwhile stands there first.
    public func willOpen() { opened.withLock { $0 = nil } }

    /// `F8 メール`.
    public func label(in context: ScreenContext) -> String { context.words("demo.mailbox") }

    /// The list, or the mail that was opened.
    public func screen(over context: ScreenContext) -> any Screen {
        MailboxScreen(mails: mailbox.mails(), opened: opened.withLock { $0 })
    }

    /// Opens a mail, or goes back to the list.
    public func pressed(_ control: Control, over screenState: ScreenState) {
        opened.withLock { opened in
            opened = if case .letter(let name)? = MailboxScreen.Action(control) { name } else { nil }
        }
    }
}

/// What stands in the mailbox.
struct MailboxScreen: Screen {
    let mails: [ReceivedMail]
    /// The name of the one that is read.
    let opened: String?

    private var open: ReceivedMail? { mails.first { $0.name == opened } }

    func page(in context: ScreenContext) -> Page {
        let words = context.words
        var page = context.page(titled: "demo.mailbox.title")
        page.keys = context.keys()
        if let mail = open {
            page.body = [
                .text(mail.subject, tone: .strong),
                .reading(Reading(Control("text"), text: mail.text)),
                .buttons(
                    (mail.code.map { [Button(Action.code, label: words("demo.mailbox.enter", ["code": $0]))] } ?? [])
                        + [
                            Button(Action.list, label: words("demo.mailbox.listAgain")),
                            Button(Action.close, label: words("demo.close")),
                        ]),
            ]
            page.primary = (mail.code == nil ? Action.list : .code).control
        } else if mails.isEmpty {
            page.body = [
                .text(words("demo.mailbox.empty")), .blank,
                .buttons([Button(Action.close, label: words("demo.close"))]),
            ]
            page.primary = Action.close.control
        } else {
            page.body = [
                .text(words("demo.mailbox.list")), .blank,
                .choices(
                    mails.prefix(6).map { mail in
                        Choice(
                            Action.letter(mail.name), title: mail.subject,
                            detail: words("demo.mailbox.item", ["time": mail.sentAt, "address": mail.recipient]))
                    }),
                .blank, .buttons([Button(Action.close, label: words("demo.close"))]),
            ]
        }
        return page
    }

    enum Action: PageAction {
        case letter(String)
        case list
        case code
        case close

        init?(_ control: Control) {
            let letter = control.name(after: "letter.").map { Action.letter($0) }
            guard let action = letter ?? .first(of: [.list, .code, .close], for: control) else { return nil }
            self = action
        }

        var control: Control {
            switch self {
            case .letter(let name): Control("letter.\(name)")
            case .list: Control("list")
            case .code: Control("code")
            case .close: Control("close")
            }
        }
    }

    func act(on action: Action, in context: ScreenContext) -> ScreenAction {
        switch action {
        case .code:
            guard let code = open?.code else { return .stay }
            return .fill([.code: code], revealed: false)
        // The window has opened or closed it.
        case .letter, .list: return .stay
        case .close: return .close
        }
    }

    /// From a mail to the list.
    func back(in context: ScreenContext) -> ScreenAction? { open == nil ? .close : .stay }

    func help(in context: ScreenContext) -> HelpTopic { .page(.demoMailbox) }
}
