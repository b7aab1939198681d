import FlowEngine
import Manual
import Portal
import Terminal

/// 1【8】: a, b, c with plain words on whom each suits. What cannot be had is not offered.
struct MethodScreen: Screen {
    func page(in view: View) -> Page {
        var page = view.page(.step1_8)
        let words = view.words
        page.body = [
            .text(words("1.8.lead")), .blank,
            .choices(offered(view).map { choice($0, view) }), .blank,
            .text(words(advice(view))),
        ]
        if !view.situation.methods.contains(.passkey) { page.body.append(.text(words("1.8.noPasskey"))) }
        page.keys = view.keys(back: back(in: view) != nil)
        page.preselects = false
        if !view.situation.mailIsConfirmed { page.status = .note(words("1.8.noMail")) }
        return page
    }

    private func offered(_ view: View) -> [Method] { Method.allCases.filter { view.situation.methods.contains($0) } }

    private func choice(_ method: Method, _ view: View) -> Choice {
        let name = method.rawValue
        return Choice(
            Control(name), title: view.words(Phrase("1.8.\(name)")),
            mark: method == .mail ? "" : view.words("1.8.recommended"),
            detail: view.words(Phrase("1.8.\(name).detail")),
            letter: method.letter)
    }

    private func advice(_ view: View) -> Phrase {
        switch (view.situation.methods.contains(.passkey), view.situation.methods.contains(.mail)) {
        case (true, true): "1.8.advice"
        case (true, false): "1.8.advice.noMail"
        case (false, true): "1.8.advice.noPasskey"
        case (false, false): "1.8.advice.appOnly"
        }
    }

    /// Whoever went on without mail may think again, until she has a password.
    func back(in view: View) -> Act? {
        view.situation.mailIsConfirmed || view.situation.passwordIsToBeLengthened ? nil : .ask(.correctMail)
    }

    func act(on control: Control, in view: View) -> Act {
        Method(rawValue: control.name).map { .ask(.chooseMethod($0)) } ?? .stay
    }
}

/// 1【8】: which devices are hers. The table on the printed page 5 decides what follows.
struct DevicesScreen: Screen {
    func page(in view: View) -> Page {
        var page = view.page(.step1_8, tail: view.words("1.8.devices.tail"))
        let words = view.words
        // The printed manual has this table on its page 5.
        page.banner.manualPage = words("banner.page", ["page": "5"])
        let method = view.situation.method ?? .app
        var lead = words("1.8.devices.lead")
        if view.terminal.isKiosk { lead += "\n" + words("1.8.devices.notKiosk") }
        // Said before it is chosen: no phone opens what she would be shown.
        let isHere = method == .passkey && view.situation.pagesAreHere
        if isHere { lead += "\n" + words("1.8.devices.here") }
        page.body = [
            .text(lead),
            .text(words("1.8.chosen", ["method": words(Phrase("1.8.\(method.rawValue)"))])), .blank,
            .choices(
                offered(method, view).map { devices in
                    let name = devices.rawValue
                    var detail = words(Phrase("1.8.devices.\(name).\(isHere ? "here" : method.rawValue)"))
                    if devices == .pcOnly, view.situation.goesOnAtHome { detail += "\n" + words("1.8.devices.atHome") }
                    return Choice(Control(name), title: words(Phrase("1.8.devices.\(name)")), detail: detail)
                } + [
                    Choice("none", title: words("1.8.devices.none"), detail: words("1.8.devices.none.detail"))
                ]),
        ]
        page.preselects = false
        page.keys = view.keys()
        return page
    }

    private func offered(_ method: Method, _ view: View) -> [Devices] {
        Devices.allCases.filter { devices in
            guard devices == .pcOnly else { return true }
            return method == .app
                ? view.situation.browserExtensions : view.situation.passkeyOnPC || view.situation.goesOnAtHome
        }
    }

    func act(on control: Control, in view: View) -> Act {
        if control == "none" { return .open(.noDevice) }
        return Devices(rawValue: control.name).map { .ask(.chooseDevices($0)) } ?? .stay
    }

    func back(in view: View) -> Act? { .ask(.withdrawChoice) }
}
