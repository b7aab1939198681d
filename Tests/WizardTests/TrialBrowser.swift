import Foundation
import Content
import Accounts
import Wizard
import TextUI
import SoftAuthenticator
import World

/// A browser that opens tickets and does what its pages ask.
struct TrialBrowser {
    private let phone = SoftAuthenticator(origin: Office.origin, partyID: "kenpo.example.jp")
    private(set) var cookie = BrowserToken("")

    /// Opens the ticket that a terminal shows.
    mutating func open(_ screenState: ScreenState, _ services: AccountServices) throws {
        guard let token = screenState.ticket?.link.split(separator: "/").last else { throw CocoaError(.fileNoSuchFile) }
        cookie = try services.tickets.open(.token(LinkToken(written: String(token))), from: "192.0.2.1").get()
    }

    /// Types at the terminal the number that the browser shows, where it is asked (S38).
    func confirm(at seat: inout Replay, _ office: Office) throws {
        let services = office.services
        seat.take(.storeChanged)
        // She reads before she types: a page that has just changed takes nothing (T24).
        office.clock.pass(seconds: 1)
        guard case .confirmation(let number) = try services.browser.task(cookie).get().place else { return }
        seat.type(number)
        seat.press(.enter)
    }

    /// Does what the page of a step asks.
    mutating func step(at step: Step, _ screenState: ScreenState, _ services: AccountServices) throws {
        switch step {
        case .step2_1_2, .step2_2_2: try open(screenState, services)
        case .step2_1_3, .step2_2_3: try register(services)
        case .step2_1_4, .step2_1_5: _ = try services.browser.acknowledge(step, cookie).get()
        case .step2_1_6, .step2_2_4: _ = try services.browser.nameDevice("タロウの電話", at: step, cookie).get()
        case .step2_1_7: _ = try services.browser.goOn(from: step, cookie).get()
        default: try signIn(services)
        }
    }

    /// Registers a passkey.
    func register(_ services: AccountServices) throws {
        let options = try services.ceremonies.beginRegistration(isHandheld: true, cookie).get()
        _ = try services.ceremonies.register(phone.create(options), cookie).get()
    }

    /// Signs in with the passkey.
    func signIn(_ services: AccountServices) throws {
        _ = try services.ceremonies.prove(phone.get(services.ceremonies.beginAuthentication(cookie).get()), cookie)
            .get()
    }
}
