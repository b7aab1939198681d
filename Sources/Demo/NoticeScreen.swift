import Content
import Accounts
import FlowEngine
import Screens
import TextUI
import TypedInput

/// The notice of a made-up member: what she types, and where her mails and her phone are.
struct NoticeScreen: Screen {
    let member: DemoMember

    func page(in context: ScreenContext) -> Page {
        let words = context.words
        var page = context.page(titled: "demo.notice.title")
        page.body = [
            .text(words("demo.notice.lead")), .blank,
            .text(words("demo.notice.name", ["name": member.nameJa]), tone: .strong),
            .text(words(member.story), indent: Layout.indent), .blank,
            .text(facts(words), indent: Layout.indent, tone: .strong), .blank,
            .text(words("demo.notice.keys")), .blank,
        ]
        let isBusy = context.screenState.authenticationLevel != .outside
        // Whoever is logged in stays so: another begins at the login.
        if isBusy { page.body += [.text(words("demo.notice.busy")), .blank] }
        page.body.append(
            .buttons([
                Button(Action.close, label: words(isBusy ? "demo.close" : "demo.notice.begin")),
                Button(Action.others, label: words("demo.notice.others")),
            ]))
        page.primary = Action.close.control
        page.status = .note(words(context.isPlain ? "0.otherLanguage.plain" : "0.otherLanguage"))
        page.keys = context.keys()
        return page
    }

    private func facts(_ words: Words) -> String {
        var lines = [words("demo.notice.userID", ["userID": member.userID])]
        if let password = member.password {
            lines.append(words("demo.notice.chosen", ["password": password]))
        } else if let password = member.initialPassword {
            lines.append(
                words(member.state == .earlier ? "demo.notice.earlier" : "demo.notice.printed", ["password": password]))
        }
        if let birthdate = Birthdate(iso: member.birthdate) {
            lines.append(words("demo.notice.birthdate", ["typed": typed(birthdate)]))
        }
        lines.append(member.mail.map { words("demo.notice.mail", ["mail": $0]) } ?? words("demo.notice.noMail"))
        return lines.joined(separator: "\n")
    }

    /// `S25.3.4`, `1950.3.4`: forms that 1【3】 takes.
    private func typed(_ date: Birthdate) -> String {
        let western = "\(date.year).\(date.month).\(date.day)"
        guard let era = date.era, let year = date.yearInEra else { return western }
        return "\(era.letter)\(year).\(date.month).\(date.day)  /  \(western)"
    }

    enum Action: String, PageAction { case close, others }

    func act(on action: Action, in context: ScreenContext) -> ScreenAction {
        switch action {
        case .close: .close
        // The window shows the list.
        case .others: .stay
        }
    }

    func back(in context: ScreenContext) -> ScreenAction? { .close }

    func help(in context: ScreenContext) -> HelpTopic { .page(.demoNotice) }
}

extension DemoMember {
    /// What she shows to whoever is her.
    var story: Phrase {
        let how = state == .awaitingEnrolment ? method.map { ".\($0)" } ?? "" : ""
        return Phrase("demo.state.\(state.rawValue)\(how)")
    }
}
