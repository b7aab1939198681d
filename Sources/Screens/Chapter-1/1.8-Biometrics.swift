import FlowEngine
import Content
import Accounts
import TextUI

/// 1【8】, passkey, both devices: the paper sends 'both' nowhere, so it is asked whether the PC can do it.
struct BiometricsScreen: Screen {
    func page(in context: ScreenContext) -> Page {
        var page = context.page(.step1_8, tail: context.words("1.8.devices.tail"))
        let words = context.words
        page.banner.manualPage = words("banner.page", ["page": "5"])
        page.body = [
            .text(words("1.8.biometrics.lead")),
            .text(words("1.8.chosen", ["method": words("1.8.passkey")])), .blank,
            .choices([
                Choice(Action.yes, title: words("1.8.biometrics.yes"), detail: words("1.8.biometrics.yes.detail")),
                Choice(
                    Action.no, title: words("1.8.biometrics.no"),
                    // No phone opens what she would be shown.
                    detail: words(
                        context.screenState.pagesAreHere ? "1.8.biometrics.no.here" : "1.8.biometrics.no.detail")),
            ]),
        ]
        page.preselects = false
        page.keys = context.keys()
        return page
    }

    enum Action: String, PageAction { case yes, no }

    func act(on action: Action, in context: ScreenContext) -> ScreenAction {
        switch action {
        case .yes: .ask(.answerBiometrics(true))
        case .no: .ask(.answerBiometrics(false))
        }
    }

    /// To the devices, which were asked before.
    func back(in context: ScreenContext) -> ScreenAction? { .ask(.chooseMethod(.passkey)) }
}
