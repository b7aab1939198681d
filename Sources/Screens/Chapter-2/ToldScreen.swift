import FlowEngine
import Content
import Accounts
import TextUI

/// A step that is told or said: read it, do it, press Enter. Its text is `<step>.text` in `Resources/words`.
struct ToldScreen: Screen {
    let step: Step

    func page(in context: ScreenContext) -> Page {
        var page = context.page(step)
        var buttons = [Button(.submit, label: context.words(Phrase("\(step.rawValue).next")))]
        // ★ withdraws no choice: it is a login.
        let branch = Branch.of(step)
        let own = branch == nil || branch == .phoneForPC ? [] : [context.ownKey(7, .otherMethod, "key.otherMethod")]
        var ways: [Button] = []
        if isAboutTheApp { ways.append(Button(Action.microsoft, label: context.words("microsoft.button"))) }
        if step == .step2_3_7 { ways.append(Button(.back, label: context.words("2-3.7.back"))) }
        if !own.isEmpty { ways.append(Button(.otherMethod, label: context.words(door))) }
        if isAboutAnAddress { buttons += context.copyButton(Action.copy.control, "address.copy") }
        page.body = [.text(context.words(text(context)))] + picture(context) + [.blank, .buttons(buttons)]
        if !ways.isEmpty { page.body += [.blank, .ways(ways)] }
        page.primary = .submit
        page.keys = context.keys(back: hasWayBack(context), own: own)
        return page
    }

    /// The steps that differ between Google's app and Microsoft's.
    private var isAboutTheApp: Bool {
        [.step2_3_1, .step2_3_2, .step2_3_6, .step2_4_1, .step2_4_2, .step2_4_5].contains(step)
    }

    /// 2-5②【6】 looks for what 【4】 has saved.
    private func picture(_ context: ScreenContext) -> [Block] {
        guard step == .step2_5edge_6, let folder = context.savedPicture else { return [] }
        return [.blank, .text(context.words("picture.place", ["folder": folder]), indent: Layout.indent)]
    }

    private func text(_ context: ScreenContext) -> Phrase {
        if step == .step1_10, !context.screenState.mailIsConfirmed { return "1.10.noMail.text" }
        let here = Phrase("\(step.rawValue).text.here")
        return context.screenState.pagesAreHere && context.words.has(here) ? here : Phrase("\(step.rawValue).text")
    }

    /// The steps that give the long address of an extension.
    private var isAboutAnAddress: Bool { step == .step2_5chrome_1 || step == .step2_5edge_1 }

    /// What leads to another method, in the words of what cannot be done here.
    private var door: Phrase {
        switch step {
        case .step2_3_1, .step2_3_2, .step2_4_1, .step2_4_2: "door.app"
        case .step2_5chrome_1, .step2_5chrome_2, .step2_5edge_1, .step2_5edge_2: "2-5.other"
        case .step2_6_1: "door.mail"
        default: "other.other"
        }
    }

    private func hasWayBack(_ context: ScreenContext) -> Bool { back(in: context) != nil }

    enum Action: String, PageAction { case submit, microsoft, copy, otherMethod }

    func act(on action: Action, in context: ScreenContext) -> ScreenAction {
        switch action {
        case .submit: .ask(.goOn)
        case .microsoft: .open(.microsoft)
        case .copy:
            .copy(context.words(step == .step2_5chrome_1 ? "web.home.2-5c.1.address" : "web.home.2-5e.1.address"))
        case .otherMethod: .open(.otherMethod)
        }
    }

    func back(in context: ScreenContext) -> ScreenAction? {
        guard let branch = Branch.of(step), let earlier = branch.step(before: step) else { return nil }
        let isBeforeLogin = context.screenState.authenticationLevel == .outside
        if earlier == branch.loginStep {
            return isBeforeLogin || branch.step(before: earlier) == nil ? nil : .ask(.goBack)
        }
        return .ask(.goBack)
    }
}
