import Content
public import Accounts
public import Screens
import Synchronization
import TextUI

/// F8: the mailbox of everybody in the demo.
public final class MailboxWindow: Window {
    private let mailbox: Mailbox
    private let opened = Mutex<String?>(nil)

    /// The mailbox of a home.
    public init(home: DemoHome) { mailbox = Mailbox(directory: home.mail) }

    /// F8.
    public var key: Int { 8 }

    /// `F8 メール`.
    public func label(in context: ScreenContext) -> String { context.words("demo.mailbox") }

    /// The list, or the mail that was opened.
    public func screen(over context: ScreenContext) -> any Screen {
        MailboxScreen(mails: mailbox.mails(), opened: opened.withLock { $0 })
    }

    /// Opens a mail, or goes back to the list.
    public func pressed(_ control: String, over screenState: ScreenState) {
        opened.withLock { opened in
            if control.hasPrefix("letter.") { opened = String(control.dropFirst(7)) } else { opened = nil }
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
                .reading(Reading("text", text: mail.text)),
                .buttons(
                    (mail.code.map { [Button("code", label: words("demo.mailbox.enter", ["code": $0]))] } ?? [])
                        + [
                            Button("list", label: words("demo.mailbox.listAgain")),
                            Button("close", label: words("demo.close")),
                        ]),
            ]
            page.primary = mail.code == nil ? "list" : "code"
        } else if mails.isEmpty {
            page.body = [
                .text(words("demo.mailbox.empty")), .blank, .buttons([Button("close", label: words("demo.close"))]),
            ]
            page.primary = "close"
        } else {
            page.body = [
                .text(words("demo.mailbox.list")), .blank,
                .choices(
                    mails.prefix(6).map { mail in
                        Choice(
                            Control("letter.\(mail.name)"), title: mail.subject,
                            detail: words("demo.mailbox.item", ["time": mail.sentAt, "address": mail.recipient]))
                    }),
                .blank, .buttons([Button("close", label: words("demo.close"))]),
            ]
        }
        return page
    }

    func act(on control: Control, in context: ScreenContext) -> ScreenAction {
        switch control {
        case "code":
            guard let code = open?.code else { return .stay }
            return .fill(["code": code], revealed: false)
        case "close": return .close
        default: return .stay
        }
    }

    func back(in context: ScreenContext) -> ScreenAction? { .close }

    func help(in context: ScreenContext) -> HelpTopic { .page(.demoMailbox) }
}
