import Manual
import Portal
import Terminal

/// 1【4】: agreed to only after the end was reached.
struct TermsScreen: Screen {
    func page(in view: View) -> Page {
        var page = view.page(.step1_4)
        let text = view.words.filled(Terms.inForce(in: view.words.language).text)
        page.body = [
            .text(view.words("1.4.lead")),
            .blank,
            .reading(Reading("terms", text: text, isRequired: true)),
            .buttons([
                Button("agree", label: view.words(view.draft.isReadToEnd("terms") ? "1.4.agree" : "1.4.readOn")),
                Button("decline", label: view.words("1.4.decline")),
            ]),
        ]
        page.primary = "agree"
        page.keys = view.keys(back: false)
        return page
    }

    func act(on control: Control, in view: View) -> Act {
        switch control {
        // T17
        case "agree" where !view.draft.isReadToEnd("terms"):
            .refuse(Mistake(nil, sentence: view.words("1.4.readFirst")))
        case "agree": .ask(.agreeToTerms(view.words.language))
        case "decline": .ask(.declineTerms)
        default: .stay
        }
    }
}

/// 1【4】: a polite end, with the way back.
struct TermsDeclinedScreen: Screen {
    func page(in view: View) -> Page {
        var page = view.page(.step1_4)
        page.body = [
            .text(view.words("1.4.declined")), .blank,
            .buttons([
                Button(.finish, label: view.words("button.leave")),
                Button("again", label: view.words("1.4.again")),
            ]),
        ]
        page.primary = .finish
        page.keys = view.keys()
        return page
    }

    func act(on control: Control, in view: View) -> Act {
        switch control {
        case .finish: .leave
        case "again": .ask(.reconsiderTerms)
        default: .stay
        }
    }

    func back(in view: View) -> Act? { .ask(.reconsiderTerms) }
}
