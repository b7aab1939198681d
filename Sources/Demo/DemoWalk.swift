import CredentialStore
import FlowEngine
import Content
import OneTimeCodes
import Accounts
import Secrets
import World
import TypedInput

/// Walks a made-up member through the real portal, as far as her plan says.
struct DemoWalk {
    let services: AccountServices
    let drain: OutboxDrain
    let mailbox: Mailbox
    let world: World
    let clock: FixedWorld
    private var session = Session(at: DemoSociety.terminal)

    /// Why a walk could not go on: a defect of the demo.
    struct Stumbled: Error {
        let at: Location
        let problem: Problem
    }

    init(services: AccountServices, drain: OutboxDrain, mailbox: Mailbox, world: World, clock: FixedWorld) {
        self.services = services
        self.drain = drain
        self.mailbox = mailbox
        self.world = world
        self.clock = clock
    }

    mutating func take(_ member: inout DemoMember, to plan: DemoPlan) throws {
        switch plan.state {
        case .new, .earlier, .withoutMail, .expiredNotice, .locked: return
        case .awaitingMail:
            try logInFirst(member)
            try ask(.keepMail)
        case .awaitingEnrolment, .enrolledApp, .enrolledMail:
            try finishFirstLogin(&member, plan)
            if plan.state != .awaitingEnrolment { try enrol(&member, plan) }
        }
        while try drain.deliverNext() {}
        try ask(.logOut)
    }

    private mutating func logInFirst(_ member: DemoMember) throws {
        try ask(.logIn(userID: member.userID, password: SecretBytes(text: member.initialPassword ?? "")))
        guard let birthdate = Birthdate(iso: member.birthdate) else { return }
        try ask(.proveBirthdate(birthdate))
        try ask(.agreeToTerms(.japanese))
    }

    private mutating func finishFirstLogin(_ member: inout DemoMember, _ plan: DemoPlan) throws {
        try logInFirst(member)
        try ask(.keepMail)
        try ask(.confirmMail(code: try mailedCode(to: member)))
        try ask(.chooseMethod(plan.method ?? .app))
        if let devices = plan.devices { try ask(.chooseDevices(devices)) }
        let password = services.passwords.suggestion(
            ofLength: services.passwords.length(for: plan.method), from: world)
        try ask(.choosePassword(SecretBytes(text: password)))
        member.password = password
        member.initialPassword = nil
        try ask(.goOn)
        if plan.state != .awaitingEnrolment { try ask(.logOut) }
    }

    private mutating func enrol(_ member: inout DemoMember, _ plan: DemoPlan) throws {
        try ask(.goOn)
        if plan.method == .app { try ask(.goOn) }
        clock.pass(seconds: 60)
        let screenState = try ask(.logIn(userID: member.userID, password: SecretBytes(text: member.password ?? "")))
        if plan.method == .mail { return _ = try ask(.proveCode(try mailedCode(to: member))) }
        guard let key = screenState.key else { return }
        member.totpKey = key.letters.revealedText()
        for _ in 0..<3 { try ask(.goOn) }
        guard let bytes = Base32.decode(key.letters.revealedText()) else { return }
        try ask(.proveCode(TOTP(key: SecretBytes(bytes)).code(at: world.now())))
    }

    /// Reads the code where a member would: in her mail.
    private func mailedCode(to member: DemoMember) throws -> String {
        while try drain.deliverNext() {}
        return mailbox.mails().first { $0.recipient == member.mail }?.code ?? ""
    }

    @discardableResult
    private mutating func ask(_ request: Request) throws -> ScreenState {
        let reply = services.member.perform(request, in: session)
        session = reply.session
        if let problem = reply.problem { throw Stumbled(at: reply.screenState.place, problem: problem) }
        return reply.screenState
    }
}
