import Content
import CredentialStore
import FlowEngine
import Secrets
import World

/// One part of the use cases. It holds nothing but what all of them share, and finds the others by name.
protocol ServicePart: Sendable {
    var dependencies: Dependencies { get }

    init(dependencies: Dependencies)
}

extension ServicePart {
    var settings: AccountSettings { dependencies.settings }
    var store: any CredentialStore { dependencies.store }
    var vault: Vault { dependencies.vault }
    var hasher: PasswordHasher { dependencies.hasher }
    var world: World { dependencies.world }
    var throttle: Throttle { dependencies.throttle }
    var resend: ResendRule { dependencies.resend }
    var passwords: PasswordPolicy { dependencies.passwords }
    var words: InEveryLanguage<Words> { dependencies.words }

    var memberService: MemberService { MemberService(dependencies: dependencies) }
    var login: Login { Login(dependencies: dependencies) }
    var codes: Codes { Codes(dependencies: dependencies) }
    var security: SecurityChanges { SecurityChanges(dependencies: dependencies) }
    var ticketRequests: TicketRequests { TicketRequests(dependencies: dependencies) }
    var reports: ScreenReport { ScreenReport(dependencies: dependencies) }
    var transitions: JourneyTransition { JourneyTransition(dependencies: dependencies) }
    var effects: EffectHandler { EffectHandler(dependencies: dependencies) }
    var tickets: Tickets { Tickets(dependencies: dependencies) }
    var opening: TicketOpening { TicketOpening(dependencies: dependencies) }
    var browserService: BrowserService { BrowserService(dependencies: dependencies) }
    var ceremonies: PasskeyCeremonies { PasskeyCeremonies(dependencies: dependencies) }
    var mailLinks: MailLinks { MailLinks(dependencies: dependencies) }
    var memberMail: MemberMail { MemberMail(dependencies: dependencies) }
    var gate: AttemptGate { AttemptGate(dependencies: dependencies) }
    var audit: AuditLog { AuditLog(dependencies: dependencies) }

    /// Gives what went wrong as a problem that a page has words for.
    func attempt<Success>(_ body: () throws -> Success) -> Result<Success, BrowserTaskProblem> {
        do {
            return .success(try body())
        } catch let problem as BrowserTaskProblem {
            return .failure(problem)
        } catch is Refusal {
            return .failure(.otherStep)
        } catch StoreError.movedElsewhere {
            return .failure(.otherStep)
        } catch {
            return .failure(.inside)
        }
    }
}
