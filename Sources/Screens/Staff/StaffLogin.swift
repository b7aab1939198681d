public import Accounts
import Content
import CredentialStore
import Secrets
import TextUI
import TypedInput
import World

/// Asks who wants to see staff's pages: for name, password and code, or for the PIN while staff has no accounts.
struct StaffLoginScreen: Screen {
    func page(in context: ScreenContext) -> Page {
        var page = context.page(titled: "staff.title")
        let words = context.words
        let isByAccount = context.staff?.entrance == .account
        let fields = isByAccount ? accountFields(context) : [pinField(context)]
        page.body =
            [.text(words(isByAccount ? "staff.account.lead" : "staff.pin.lead")), .blank]
            + fields.flatMap { [.field($0), .blank] } + [
                .buttons([
                    Button(.submit, label: words("button.next")), Button(Action.leave, label: words("staff.leave")),
                ])
            ]
        page.primary = .submit
        page.keys = context.staffKeys
        return page
    }

    private func pinField(_ context: ScreenContext) -> Field {
        Field(
            .staffPIN, label: context.words("staff.pin"), kind: .secret, width: StaffPIN.length.upperBound + 2,
            error: error(at: .staffPIN, context), missing: context.words("staff.pin.empty"), keyboard: .digits)
    }

    private func accountFields(_ context: ScreenContext) -> [Field] {
        let words = context.words
        return [
            Field(
                .staffName, label: words("staff.account.name"), error: error(at: .staffName, context),
                missing: words("staff.account.name.empty"), keyboard: .mail),
            Field(
                .staffPassword, label: words("staff.account.password"), kind: .secret, width: 40,
                missing: words("staff.account.password.empty")),
            Field(
                .staffCode, label: words("staff.account.code"), kind: .code(digits: TypedCode.usualDigits), width: 10,
                error: error(at: .staffCode, context), missing: words("staff.account.code.empty"), isProof: true),
        ]
    }

    /// While nothing is looked at, the time that is left counts down.
    private func error(at control: Control, _ context: ScreenContext) -> String? {
        guard let formError = context.formError, formError.control == control else { return nil }
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
        case .leave: .close
        case .submit: context.staff?.entrance == .account ? submitAccount(context) : submitPIN(context)
        }
    }

    private func submitPIN(_ context: ScreenContext) -> ScreenAction {
        let pin = context.secret(.staffPIN)
        guard !pin.isEmpty else {
            return .refuse(FormError(.staffPIN, sentence: context.words("staff.pin.empty")))
        }
        return .staff(.ask(.logIn(.pin(pin))))
    }

    private func submitAccount(_ context: ScreenContext) -> ScreenAction {
        let (name, password) = (context.text(.staffName), context.secret(.staffPassword))
        if name.isEmpty { return .refuse(FormError(.staffName, sentence: context.words("staff.account.name.empty"))) }
        if password.isEmpty {
            return .refuse(FormError(.staffPassword, sentence: context.words("staff.account.password.empty")))
        }
        guard case .digits(let code) = TypedCode.read(context.text(.staffCode)) else {
            return .refuse(FormError(.staffCode, sentence: context.words("staff.account.code.empty")))
        }
        return .staff(.ask(.logIn(.account(name, password, code: code))))
    }

    func back(in context: ScreenContext) -> ScreenAction? { .close }
}

extension Control {
    /// The PIN of a kiosk's staff.
    static let staffPIN = Control("staffPIN")
    /// The name of somebody of staff.
    static let staffName = Control("staffName")
    /// Her password.
    static let staffPassword = Control("staffPassword")
    /// The code of her app.
    static let staffCode = Control("staffCode")
}

extension ScreenContext {
    /// The keys of staff's pages: F10 is the member's, who would have to begin anew.
    var staffKeys: [KeyBinding] { keys().filter { $0.control != .leave } }
}

extension StaffProblem {
    /// What is said of it.
    public func formError(in context: ScreenContext) -> FormError {
        let words = context.words
        let isByAccount = context.staff?.entrance == .account
        /// Everything that was typed may be wrong; the name is typed again least gladly.
        func refusal(_ sentence: String) -> FormError {
            isByAccount
                ? FormError(.staffName, sentence: sentence, erases: [.staffPassword, .staffCode])
                : FormError(.staffPIN, sentence: sentence, erases: [.staffPIN])
        }
        return switch self {
        case .wrong: refusal(words(isByAccount ? "staff.account.wrong" : "staff.pin.wrong"))
        case .waitFirst: refusal(words("staff.pin.waited"))
        case .locked:
            refusal(
                words(
                    isByAccount ? "staff.account.locked" : "staff.pin.locked", ["terminal": context.terminal.name]))
        case .codeUsed(let seconds):
            FormError(
                .staffCode, sentence: words("staff.account.codeUsed", ["span": context.span(seconds)]),
                erases: [.staffCode])
        case .initialExpired, .notSetUp: refusal(words("staff.account.notSetUp"))
        case .mayNot: refusal(words("staff.account.mayNot"))
        case .changedMeanwhile: refusal(words("staff.account.changed"))
        case .notOffered, .password, .passwordIsInitial: FormError(nil, sentence: words("trouble.notOffered"))
        case .common(let problem): context.commonError(for: problem)
        }
    }
}
