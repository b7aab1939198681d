import FlowEngine
import Content
import Accounts
import TextUI

/// 1【8】: a, b, c with plain words on whom each suits. What cannot be had is not offered.
struct MethodScreen: Screen {
    /// Whether one was chosen before, which counts until another takes its place.
    var isAnew = false

    func page(in context: ScreenContext) -> Page {
        var page = context.page(.step1_8)
        let words = context.words
        page.body = [
            .text(lead(context)), .blank,
            .choices(offered(context).map { choice($0, context) }), .blank,
            .text(words(advice(context))),
        ]
        if !context.screenState.methods.contains(.passkey) { page.body.append(.text(words("1.8.noPasskey"))) }
        page.keys = context.keys(back: back(in: context) != nil)
        page.preselects = false
        if !context.screenState.mailIsConfirmed { page.status = .note(words("1.8.noMail")) }
        return page
    }

    private func lead(_ context: ScreenContext) -> String {
        guard isAnew, let method = context.screenState.method else { return context.words("1.8.lead") }
        return context.words("1.8.anew", ["method": context.words(Phrase("1.8.\(method.rawValue)"))])
    }

    private func offered(_ context: ScreenContext) -> [Method] {
        Method.allCases.filter { context.screenState.methods.contains($0) }
    }

    private func choice(_ method: Method, _ context: ScreenContext) -> Choice {
        let name = method.rawValue
        return Choice(
            method, title: context.words(Phrase("1.8.\(name)")),
            mark: method == .mail ? "" : context.words("1.8.recommended"),
            detail: context.words(Phrase("1.8.\(name).detail")),
            letter: method.letter)
    }

    private func advice(_ context: ScreenContext) -> Phrase {
        switch (context.screenState.methods.contains(.passkey), context.screenState.methods.contains(.mail)) {
        case (true, true): "1.8.advice"
        case (true, false): "1.8.advice.noMail"
        case (false, true): "1.8.advice.noPasskey"
        case (false, false): "1.8.advice.appOnly"
        }
    }

    /// Whoever went on without mail may think again, until she has a password.
    func back(in context: ScreenContext) -> ScreenAction? {
        if isAnew { return .close }
        return context.screenState.mailIsConfirmed || context.screenState.passwordIsToBeLengthened
            ? nil : .ask(.correctMail)
    }

    func act(on method: Method, in context: ScreenContext) -> ScreenAction { .ask(.chooseMethod(method)) }
}

/// 1【8】: which devices are hers. The table on the printed page 5 decides what follows.
struct DevicesScreen: Screen {
    func page(in context: ScreenContext) -> Page {
        var page = context.page(.step1_8, tail: context.words("1.8.devices.tail"))
        let words = context.words
        // The printed manual has this table on its page 5.
        page.banner.manualPage = words("banner.page", ["page": "5"])
        let method = context.screenState.method ?? .app
        var lead = words("1.8.devices.lead")
        if context.terminal.isKiosk { lead += "\n" + words("1.8.devices.notKiosk") }
        // Said before it is chosen: no phone opens what she would be shown.
        let isHere = method == .passkey && context.screenState.pagesAreHere
        if isHere { lead += "\n" + words("1.8.devices.here") }
        page.body = [
            .text(lead),
            .text(words("1.8.chosen", ["method": words(Phrase("1.8.\(method.rawValue)"))])), .blank,
            .choices(
                offered(method, context).map { devices in
                    let name = devices.rawValue
                    var detail = words(Phrase("1.8.devices.\(name).\(isHere ? "here" : method.rawValue)"))
                    if devices == .pcOnly, context.screenState.goesOnAtHome {
                        detail += "\n" + words("1.8.devices.atHome")
                    }
                    return Choice(Action.devices(devices), title: words(Phrase("1.8.devices.\(name)")), detail: detail)
                } + [
                    Choice(Action.none, title: words("1.8.devices.none"), detail: words("1.8.devices.none.detail"))
                ]),
        ]
        page.preselects = false
        page.keys = context.keys()
        return page
    }

    private func offered(_ method: Method, _ context: ScreenContext) -> [Devices] {
        Devices.allCases.filter { devices in
            guard devices == .pcOnly else { return true }
            return method == .app
                ? context.screenState.browserExtensions
                : context.screenState.passkeyOnPC || context.screenState.goesOnAtHome
        }
    }

    enum Action: PageAction {
        case devices(Devices)
        case none

        init?(_ control: Control) {
            let devices = Devices(control).map { Action.devices($0) }
            guard let action = devices ?? .first(of: [.none], for: control) else { return nil }
            self = action
        }

        var control: Control {
            switch self {
            case .devices(let devices): devices.control
            case .none: Control("none")
            }
        }
    }

    func act(on action: Action, in context: ScreenContext) -> ScreenAction {
        switch action {
        case .devices(let devices): .ask(.chooseDevices(devices))
        case .none: .open(.noDevice)
        }
    }

    func back(in context: ScreenContext) -> ScreenAction? { .ask(.withdrawChoice) }
}
