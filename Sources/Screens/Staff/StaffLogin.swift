public import Accounts
import Content
import CredentialStore
import Secrets
import TextUI
import World

/// Asks for the PIN before staff's pages are shown. Where staff has accounts of its own, this page asks for those.
struct StaffLoginScreen: Screen {
    func page(in context: ScreenContext) -> Page {
        var page = context.page(titled: "staff.title")
        let words = context.words
        page.body = [
            .text(words("staff.pin.lead")), .blank,
            .field(
                Field(
                    .staffPIN, label: words("staff.pin"), kind: .secret, width: StaffPIN.length.upperBound + 2,
                    error: error(context), missing: words("staff.pin.empty"), keyboard: .digits)),
            .blank,
            .buttons([Button(.submit, label: words("button.next")), Button(Action.leave, label: words("staff.leave"))]),
        ]
        page.primary = .submit
        page.keys = context.staffKeys
        return page
    }

    /// While nothing is looked at, the time that is left counts down.
    private func error(_ context: ScreenContext) -> String? {
        guard let formError = context.formError, formError.control == .staffPIN else { return nil }
        guard let until = context.staff?.waitUntil else { return formError.sentence }
        let seconds = context.now.secondsRemaining(until: until)
        let how =
            seconds > 0
            ? context.words("staff.pin.wait", ["span": context.span(seconds)]) : context.words("staff.pin.again")
        return formError.sentence + "\n" + how
    }

    enum Action: String, PageAction { case submit, leave }

    func act(on action: Action, in context: ScreenContext) -> ScreenAction {
        switch action {
        case .leave: return .close
        case .submit:
            let pin = context.secret(.staffPIN)
            guard !pin.isEmpty else {
                return .refuse(FormError(.staffPIN, sentence: context.words("staff.pin.empty")))
            }
            return .staff(.ask(.logIn(.pin(pin))))
        }
    }

    func back(in context: ScreenContext) -> ScreenAction? { .close }
}

extension Control {
    /// The PIN of a kiosk's staff.
    static let staffPIN = Control("staffPIN")
}

extension ScreenContext {
    /// The keys of staff's pages: F10 is the member's, who would have to begin anew.
    var staffKeys: [KeyBinding] { keys().filter { $0.control != .leave } }
}

extension StaffProblem {
    /// What is said of it.
    public func formError(in context: ScreenContext) -> FormError {
        let words = context.words
        return switch self {
        case .wrong: FormError(.staffPIN, sentence: words("staff.pin.wrong"), erases: [.staffPIN])
        case .waitFirst: FormError(.staffPIN, sentence: words("staff.pin.waited"), erases: [.staffPIN])
        case .locked:
            FormError(
                .staffPIN, sentence: words("staff.pin.locked", ["terminal": context.terminal.name]), erases: [.staffPIN]
            )
        case .notOffered: FormError(nil, sentence: words("trouble.notOffered"))
        case .common(let problem): context.commonError(for: problem)
        }
    }
}
