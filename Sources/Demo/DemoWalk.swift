import CredentialStore
import FlowEngine
import Content
import OneTimeCodes
import Accounts
import Secrets
import World

/// Walks a made-up member through the real account services, as far as her state says.
struct DemoWalk: AnsweringMember {
    let services: AccountServices
    let drain: OutboxDrain
    let mailbox: Mailbox
    let world: World
    let clock: FixedWorld
    let choices: MemberChoices
    private(set) var member: DemoMember
    private(set) var newPassword = ""
    private var session = Session(at: DemoSociety.terminal)
    private var screenState = ScreenState(place: .step(.step1_2))

    /// Why a walk could not go on: a defect of the demo.
    struct Stumbled: Error {
        let at: Location
        var problem: Problem?
    }

    init(
        of member: DemoMember, choosing choices: MemberChoices, services: AccountServices, drain: OutboxDrain,
        mailbox: Mailbox, world: World, clock: FixedWorld
    ) {
        self.member = member
        self.choices = choices
        self.services = services
        self.drain = drain
        self.mailbox = mailbox
        self.world = world
        self.clock = clock
    }

    var userID: String { member.userID }
    var presentPassword: String { member.password ?? member.initialPassword ?? "" }
    var typedBirthdate: String { member.birthdate }

    /// Walks her to where her state says that she stands, and out.
    mutating func toHerPlace() throws {
        switch member.state {
        case .new, .earlier, .withoutMail, .expiredNotice, .locked: return
        case .awaitingMail: try reach { $0.place == .step(.step1_6) }
        case .awaitingEnrolment: try reach { $0.place == .step(.step1_11) }
        case .enrolledApp, .enrolledMail: try reach { $0.place.answer == .arrive }
        }
        while try drain.deliverNext() {}
        try ask(.logOut)
    }

    private mutating func reach(_ isReached: (ScreenState) -> Bool) throws {
        while !isReached(screenState) { try answer() }
    }

    private mutating func answer() throws {
        let place = screenState.place
        switch place.answer {
        case .type(.login) where member.password != nil: clock.pass(seconds: 60)
        case .type(.newPassword):
            newPassword = services.passwords.suggestion(
                ofLength: services.passwords.length(for: choices.method), from: world)
        case .takeKey: member.totpKey = screenState.key?.letters.revealedText()
        default: break
        }
        guard let request = try request(at: place) else { throw Stumbled(at: place) }
        try ask(request)
        guard place.answer == .type(.newPassword) else { return }
        member.password = newPassword
        member.initialPassword = nil
    }

    /// Reads the code where a member would: in her mail.
    func mailedCode() throws -> String {
        while try drain.deliverNext() {}
        return mailbox.mails().first { $0.recipient == member.mail }?.code ?? ""
    }

    func appCode() throws -> String {
        let key = SecretBytes(Base32.decode(member.totpKey ?? "") ?? [])
        return TOTP(key: key).code(at: world.now())
    }

    private mutating func ask(_ request: Request) throws {
        let reply = services.member.perform(request, in: session)
        session = reply.session
        screenState = reply.screenState
        if let problem = reply.problem { throw Stumbled(at: screenState.place, problem: problem) }
    }
}
