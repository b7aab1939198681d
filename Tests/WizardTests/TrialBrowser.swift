import Demo
import FlowEngine
import Foundation
import Content
import Accounts
import Wizard
import TextUI
import SoftAuthenticator
import World

/// A browser that opens tickets and does what its pages ask.
struct TrialBrowser {
    /// What it names itself.
    static let deviceName = "タロウの電話"

    private let phone = SoftAuthenticator(origin: Office.origin, partyID: "kenpo.example.jp")
    private(set) var cookie = BrowserToken("")

    /// Opens the ticket that a terminal shows.
    mutating func open(_ screenState: ScreenState, _ services: AccountServices) throws {
        guard let token = screenState.ticket?.verificationURIComplete.split(separator: "/").last else {
            throw CocoaError(.fileNoSuchFile)
        }
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
    mutating func answer(
        _ action: MemberAnswer.BrowserAction, at place: Location, _ screenState: ScreenState,
        _ services: AccountServices
    ) throws {
        guard let step = place.step else { return }
        switch action {
        case .openTicket: try open(screenState, services)
        case .registerPasskey: try register(services)
        case .acknowledge: _ = try services.browser.acknowledge(step, cookie).get()
        case .nameDevice: _ = try services.browser.nameDevice(Self.deviceName, at: step, cookie).get()
        case .goOn: _ = try services.browser.goOn(from: step, cookie).get()
        case .signIn: try signIn(services)
        case .approve: try approve(screenState, services)
        }
    }

    /// Opens the ticket of a login at another screen, types its number, and signs in.
    mutating func approve(_ screenState: ScreenState, _ services: AccountServices) throws {
        try open(screenState, services)
        _ = try services.browser.approve(number: screenState.ticket?.number ?? "", cookie).get()
        try signIn(services)
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
