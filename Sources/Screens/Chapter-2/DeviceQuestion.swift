import CredentialStore
import Content
import Accounts
import TextUI
import World
import TypedInput

/// S38: whose device has opened the ticket. Enter alone says yes to nothing: she types the number that her own shows.
extension ScreenContext {
    /// The question, in the place of what a page says of a ticket that was opened.
    func ask(about device: DeviceKind, openedAt: Instant, of ticket: ShownTicket, on page: inout Page) {
        let name = words(Phrase("device.\(device.rawValue)"))
        page.body = [
            .text(words("device.opened", ["time": clock(openedAt), "device": name])), .blank,
            .text(words("device.question")), .blank,
            .field(
                Field(
                    .deviceNumber, label: words("device.number"), kind: .code(digits: Self.deviceDigits), width: 4,
                    error: error(under: .deviceNumber), missing: words("device.empty"))), .blank,
            .buttons([
                Button(.submit, label: words("device.mine")), Button(.notMine, label: words("device.notMine")),
            ]), .blank,
            .text(words("device.why")),
        ]
        page.primary = .submit
        page.status = .note(words("device.waiting", ["span": span(left: ticket)]))
    }

    private static var deviceDigits: Int { 2 }

    /// What the question's controls lead to; `nil` where it is not asked.
    func answerAboutDevice(_ control: Control) -> ScreenAction? {
        guard case .asking? = screenState.ticket?.state else { return nil }
        switch control {
        case .submit: return submitDeviceNumber()
        case .notMine, .renew: return .ask(.refuseDevice, then: .stay)
        default: return nil
        }
    }

    private func submitDeviceNumber() -> ScreenAction {
        switch TypedCode.read(text(.deviceNumber), digits: Self.deviceDigits) {
        case .digits(let number): return .ask(.confirmDevice(number: number), then: .stay)
        case .empty: return refuseDeviceNumber("device.empty")
        case .wrongLength, .notDigits: return refuseDeviceNumber("device.form")
        }
    }

    private func refuseDeviceNumber(_ phrase: Phrase) -> ScreenAction {
        .refuse(FormError(.deviceNumber, sentence: words(phrase)))
    }
}

extension Control {
    static let deviceNumber: Control = "deviceNumber"
    static let notMine: Control = "notMine"
}
