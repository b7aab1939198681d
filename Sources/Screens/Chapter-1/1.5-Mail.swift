import FlowEngine
import Content
import Accounts
import TextUI
import TypedInput

/// 1【5】: the registered address, masked after a guessable password (S02).
struct MailScreen: Screen {
    func page(in context: ScreenContext) -> Page {
        var page = context.page(.step1_5)
        let words = context.words
        let isMasked = !context.screenState.mailMayBeChanged
        if let mail = context.screenState.registeredMail {
            let remark = isMasked ? "   " + words("1.5.masked") : ""
            page.body = [
                .text(words("1.5.lead")), .blank, .text(mail + remark, indent: Layout.indent, tone: .strong), .blank,
                .text(words("1.5.choose")), .blank, .choices(choices(context)),
            ]
        } else {
            page.body = [
                .text(words("1.5.none")), .blank, .text(words("1.5.choose")), .blank, .choices(choices(context)),
            ]
        }
        page.keys = context.keys(back: false)
        return page
    }

    private func choices(_ context: ScreenContext) -> [Choice] {
        let words = context.words
        let mayBeChanged = context.screenState.mailMayBeChanged
        let hasMail = context.screenState.registeredMail != nil
        var choices: [Choice] = []
        if hasMail { choices.append(Choice(Action.keep, title: words("1.5.keep"), detail: words("1.5.keep.detail"))) }
        choices.append(
            Choice(
                Action.change, title: words(hasMail ? "1.5.change" : "1.5.register"),
                detail: words(mayBeChanged ? "1.5.change.detail" : "1.5.change.barred")))
        if hasMail {
            choices.append(
                Choice(
                    Action.unreadable, title: words("1.5.unreadable"),
                    detail: words(mayBeChanged ? "1.5.unreadable.detail" : "1.5.unreadable.barred")))
        }
        choices.append(
            Choice(
                Action.absent, title: words("1.5.absent"),
                detail: words(hasMail ? "1.5.absent.barred" : "1.5.absent.detail")))
        return choices
    }

    enum Action: String, PageAction { case keep, change, unreadable, absent }

    func act(on action: Action, in context: ScreenContext) -> ScreenAction {
        let mayBeChanged = context.screenState.mailMayBeChanged
        return switch action {
        case .keep: .ask(.keepMail)
        case .change: mayBeChanged ? .open(.newMail) : .ask(.reportMail(.changeBarred))
        // With a printed password she may register another at once.
        case .unreadable: mayBeChanged ? .open(.newMail) : .ask(.reportMail(.unreadable))
        case .absent: .open(.noMail)
        }
    }
}

/// 1【5】, and later the top page: the form for another address.
struct NewMailScreen: Screen {
    let isReplacement: Bool

    func page(in context: ScreenContext) -> Page {
        var page = isReplacement ? context.page(titled: "top.title.mail") : context.page(.step1_5)
        let words = context.words
        page.body = [
            .text(words("1.5.new.lead")), .blank,
            .field(
                Field(
                    .address, label: words("1.5.new.address"), width: 54, error: context.error(under: .address),
                    missing: words("mail.reason.empty"), keyboard: .mail)),
            .text(words("1.5.new.example")), .blank,
        ]
        if case .suggestion(let suggested, _) = MailAddress.read(context.text(.address)) {
            if context.formError == nil {
                page.body += [.text(words("1.5.new.meant", ["address": suggested.text]), tone: .strong), .blank]
            }
            page.body.append(
                .ways([
                    Button(Action.suggested, label: words("1.5.new.suggested", ["address": suggested.text])),
                    Button(Action.typed, label: words("1.5.new.asTyped")),
                ]))
        } else {
            page.body.append(.buttons([Button(.submit, label: words("1.5.new.submit"))]))
        }
        page.body += [
            .blank, .text(words(context.screenState.registeredMail == nil ? "1.5.new.note.first" : "1.5.new.note")),
        ]
        page.primary = .submit
        page.keys = context.keys()
        return page
    }

    enum Action: String, PageAction { case submit, typed, suggested }

    func act(on action: Action, in context: ScreenContext) -> ScreenAction {
        let reading = MailAddress.read(context.text(.address))
        switch (action, reading) {
        case (_, .address(let address, _)), (.typed, .suggestion(_, let address)),
            (.suggested, .suggestion(let address, _)):
            return isReplacement
                ? .ask(.replaceMail(address), then: .open(.replacementCode)) : .ask(.changeMail(address))
        case (.submit, .suggestion(let suggested, _)):
            let sentence = context.words("1.5.new.choose")
            return .refuse(
                FormError(
                    .address, sentence: context.words("1.5.new.meant", ["address": suggested.text]) + "\n" + sentence))
        case (_, .offerCorrection(let address)):
            return .fill([.address: address.text], revealed: false)
        case (_, .refused(let reason)):
            return .refuse(FormError(.address, sentence: context.sentence(of: reason), isUnfinished: true))
        }
    }

    func back(in context: ScreenContext) -> ScreenAction? { .close }
}

extension ScreenContext {
    /// Why an address is refused, with the character where one can be seen to blame.
    func sentence(of reason: MailAddress.Reason) -> String {
        guard case .forbiddenCharacter(let character) = reason else { return words(reason.phrase) }
        return words(reason.phrase, ["character": PrintableText.escaped(String(character))])
    }
}

extension MailAddress.Reason {
    fileprivate var phrase: Phrase {
        switch self {
        case .empty: "mail.reason.empty"
        case .noAt: "mail.reason.noAt"
        case .noDomainDot, .emptyPart: "mail.reason.incomplete"
        case .space: "mail.reason.space"
        case .nonASCII: "mail.reason.nonASCII"
        case .mixedScripts: "mail.reason.mixed"
        case .quoted, .literal: "mail.reason.unusual"
        case .tooLong: "mail.reason.tooLong"
        case .severalAddresses: "mail.reason.several"
        case .forbiddenCharacter: "mail.reason.character"
        case .controlCharacter: "mail.reason.control"
        }
    }
}

/// 1【5】: the office has to help. Why is stored, so that the office can see it.
struct MailDeskScreen: Screen {
    func page(in context: ScreenContext) -> Page {
        var page = context.page(.step1_5)
        let words = context.words
        let reason: Phrase =
            switch context.screenState.deskReason {
            case .changeBarred: "1.5.desk.changeBarred"
            case .unreadable: "1.5.desk.unreadable"
            case .absent, nil: "1.5.desk.absent"
            }
        page.body = [
            .text(words(reason)), .blank, .text(words("1.5.desk.text")), .blank,
            .buttons([
                Button(Action.again, label: words("1.5.desk.again")), Button(.finish, label: words("button.leave")),
            ]),
        ]
        // Whoever comes back may have found her mail; nobody is thrown out by one Enter too many.
        page.primary = Action.again.control
        page.keys = context.keys()
        return page
    }

    enum Action: String, PageAction { case finish, again }

    func act(on action: Action, in context: ScreenContext) -> ScreenAction {
        switch action {
        case .finish: .leave
        case .again: .ask(.leaveDesk)
        }
    }

    func back(in context: ScreenContext) -> ScreenAction? { .ask(.leaveDesk) }
}
