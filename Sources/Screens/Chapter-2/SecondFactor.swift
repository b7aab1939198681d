import FlowEngine
import Content
import Accounts
import TextUI

/// A later login: the method that she set up is asked.
struct SecondFactorScreen: Screen {
    var waitsForOutside: Bool { true }

    func page(in context: ScreenContext) -> Page {
        var page = context.page(step(context))
        page.heading.stage = ""
        page.primary = .submit
        page.keys = context.keys()
        switch context.screenState.method {
        case .mail?:
            page.body =
                context.mailPage.mailCodeBody() + [
                    .ways([context.mailPage.resendButton(context.mailPage.expected), context.lostButton])
                ]
            page.status = context.mailPage.mailStatus(context.mailPage.expected, waiting: "2-6.3.waiting")
        case .passkey?: context.signInWithPhone(on: &page)
        case .app?, nil:
            page.body = context.codeEntry.appCodeBody(buttons: [context.lostButton])
            page.status = context.codeEntry.status
        }
        return page
    }

    /// The step of her branch at which she proved herself so for the first time: the paper has no other page for it.
    private func step(_ context: ScreenContext) -> Step {
        let steps = context.screenState.branch?.steps ?? []
        switch context.screenState.method {
        case .mail?: return .step2_6_3
        // The phone opens a screen that has no passkey of its own.
        case .passkey? where context.terminal.kind != .phone && !steps.contains { $0.step.chapter == "2-1" }:
            return .step2_2star_4
        case .passkey?: return steps.first { $0.completion == .passkeyRegistered }?.step ?? .step2_2_3
        case .app?, nil: return steps.first { $0.completion == .appCode }?.step ?? .step2_4_7
        }
    }

    enum Action: String, PageAction { case submit, resend, renew, lost, largeLetters }

    func act(on action: Action, in context: ScreenContext) -> ScreenAction {
        switch action {
        case .submit: context.codeEntry.submitCode { .proveCode($0) }
        case .resend: context.mailPage.resend()
        case .renew: .ask(.ticket(.renew))
        case .lost: .open(.lostMethod)
        case .largeLetters: .open(.largeLetters)
        }
    }

    func back(in context: ScreenContext) -> ScreenAction? { .ask(.logOut) }

    func formError(for problem: Problem, in context: ScreenContext) -> FormError {
        context.codeEntry.codeError(for: problem)
    }
}
