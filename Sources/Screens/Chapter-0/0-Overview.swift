import CredentialStore
import Manual
import Portal
import Terminal

/// 0【1】 to 0【4】: what comes, what to have at hand, and who types.
struct OverviewScreen: Screen {
    func page(in view: View) -> Page {
        var page = view.page(.step0_1)
        page.body = [.text(view.words("0.lead"))]
        page.body.append(
            .choices([
                Choice("member", title: view.words("0.member"), detail: view.words("0.member.detail")),
                Choice("helper", title: view.words("0.helper"), detail: view.words("0.helper.detail")),
            ]))
        page.keys = view.keys(back: false)
        page.status = .note(view.words("0.fonts"))
        return page
    }

    func act(on control: Control, in view: View) -> Act {
        switch control {
        case "member": .ask(.readOverview(.member))
        case "helper": .ask(.readOverview(.helper))
        default: .stay
        }
    }
}
