import CredentialStore
import Hummingbird
import Content
import Accounts
import TypedInput

/// `/task`: what a browser that opened a ticket does, a page a task.
struct BrowserTaskRoutes: Sendable {
    let context: RouteContext

    private struct AtStep: Decodable {
        let step: String
        var name: String?
    }

    private struct Code: Decodable {
        let step: String
        let code: String
    }

    private struct Approval: Decodable { let number: String }

    func add(to router: Router<CompanionRequestContext>) {
        router.get(RouterPath(BrowserTaskPath.page)) { request, _ in try await show(request) }
        router.get(RouterPath(BrowserTaskPath.keyPicture)) { request, _ in await picture(request) }
        post(BrowserTaskPath.acknowledge, to: router) { services, step, _, browser in
            services.browser.acknowledge(step, browser)
        }
        post(BrowserTaskPath.next, to: router) { services, step, _, browser in
            services.browser.goOn(from: step, browser)
        }
        post(BrowserTaskPath.back, to: router) { services, step, _, browser in
            services.browser.goBack(from: step, browser)
        }
        router.post(RouterPath(BrowserTaskPath.code)) { request, _ in try await proveCode(request) }
        post(BrowserTaskPath.name, to: router) { services, step, name, browser in
            services.browser.nameDevice(name, at: step, browser)
        }
        router.post(RouterPath(BrowserTaskPath.approve)) { request, _ in
            try await approve(request)
        }
        router.post(RouterPath(BrowserTaskPath.decline)) { request, _ in await decline(request) }
        ceremony(BrowserTaskPath.beginRegistration, to: router) { services, _, browser, device in
            services.ceremonies.beginRegistration(isHandheld: device.isHandheld, browser).map {
                String(decoding: $0, as: UTF8.self)
            }
        }
        ceremony(BrowserTaskPath.finishRegistration, to: router) { services, json, browser, _ in
            services.ceremonies.register(json, browser).map { _ in "{}" }
        }
        ceremony(BrowserTaskPath.beginSignIn, to: router) { services, _, browser, _ in
            services.ceremonies.beginAuthentication(browser).map { String(decoding: $0, as: UTF8.self) }
        }
        ceremony(BrowserTaskPath.finishSignIn, to: router) { services, json, browser, _ in
            services.ceremonies.prove(json, browser).map { _ in "{}" }
        }
    }

    private func show(_ request: Request) async throws -> Response {
        guard let browser = context.cookie.token(in: request) else { return over(request) }
        let isHandheld = context.device(of: request).isHandheld
        switch await context.pool({ $0.browser.page(isHandheld: isHandheld, browser) }) {
        case .success(let (task, key)):
            return context.page(context.taskPages(request).page(task, key: key), request, at: BrowserTaskPath.page)
        case .failure(let problem): return over(request, problem)
        }
    }

    /// What cannot be the number does not end the login: there is one try.
    private func approve(_ request: Request) async throws -> Response {
        let typed = try await context.form(Approval.self, of: request).number
        guard case .digits(let number) = TypedCode.read(typed, digits: ShownTicket.digits) else {
            return await again(
                context.ticketPages(request).words("web.approve.form"), .unprocessableContent,
                context.cookie.token(in: request), request
            ) { $0 == .approval }
        }
        return await settle(request) { $0.browser.approve(number: number, $1) }
    }

    /// What cannot be a code costs no try; after one that was wrong she may type another.
    private func proveCode(_ request: Request) async throws -> Response {
        let form = try await context.form(Code.self, of: request)
        guard let step = Step(rawValue: form.step) else { throw HTTPError(.badRequest) }
        guard let browser = context.cookie.token(in: request) else { return over(request) }
        let words = context.ticketPages(request).words
        let alert: String
        switch TypedCode.read(form.code) {
        case .digits(let digits): return await prove(digits, at: step, browser, request)
        case .empty: alert = words("code.empty")
        case .wrongLength(let count): alert = words("code.length", ["count": "\(count)"])
        case .notDigits: alert = words("code.notDigits")
        }
        return await again(alert, .unprocessableContent, browser, request, isStill: Self.isCode)
    }

    private func prove(_ digits: String, at step: Step, _ browser: BrowserToken, _ request: Request) async -> Response {
        switch await context.pool({ $0.browser.proveCode(digits, at: step, browser) }) {
        case .success, .failure(.otherStep): return Response.seeOther(BrowserTaskPath.page)
        case .failure(let problem):
            let pages = context.ticketPages(request)
            let isOnPC = !context.device(of: request).isHandheld
            var remedy: [String] = []
            if isOnPC, case .code(let code) = problem, code.blamesClock { remedy = pages.words.lines("web.home.clock") }
            let alert = pages.alert(for: problem, isOnPC: isOnPC)
            return await again(alert, problem.status, browser, request, remedy: remedy, isStill: Self.isCode)
        }
    }

    private static func isCode(_ place: BrowserTask.Place) -> Bool { if case .code = place { true } else { false } }

    /// The page that asked, with what was wrong, and how it is mended where that is known; another, if she is past it.
    private func again(
        _ alert: String, _ status: HTTPResponse.Status, _ browser: BrowserToken?, _ request: Request,
        remedy: [String] = [], isStill: (BrowserTask.Place) -> Bool
    ) async -> Response {
        guard let browser else { return over(request) }
        switch await context.pool({ $0.browser.task(browser) }) {
        case .success(let task):
            guard isStill(task.place) else { return Response.seeOther(BrowserTaskPath.page) }
            var page = context.taskPages(request).page(task, alert: alert)
            page.paragraphs += remedy
            return context.page(page, request, at: BrowserTaskPath.page, status: status)
        case .failure(let problem): return over(request, problem)
        }
    }

    private func picture(_ request: Request) async -> Response {
        guard let browser = context.cookie.token(in: request) else { return over(request) }
        let isHandheld = context.device(of: request).isHandheld
        guard case .success(let key) = await context.pool({ $0.browser.shownKey(isHandheld: isHandheld, browser) }),
            let picture = KeyPages.picture(of: key)
        else { return over(request) }
        return Response.file(picture, "image/png")
    }

    private func over(_ request: Request, _ problem: BrowserTaskProblem = .noTicket) -> Response {
        let pages = context.ticketPages(request)
        let page = problem == .overAtHome ? pages.letters(alert: pages.alert(for: problem)) : pages.over()
        return context.page(page, request, at: "/t", status: .gone)
    }

    /// A form of a step; what is done leads to the next page.
    private func post(
        _ path: String, to router: Router<CompanionRequestContext>,
        _ deed:
            @escaping @Sendable (AccountServices, Step, String, BrowserToken) -> Result<
                BrowserTask, BrowserTaskProblem
            >
    ) {
        router.post(RouterPath(path)) { request, _ in
            let form = try await context.form(AtStep.self, of: request)
            guard let step = Step(rawValue: form.step) else { throw HTTPError(.badRequest) }
            let name = form.name ?? ""
            return await settle(request) { deed($0, step, name, $1) }
        }
    }

    private func settle(
        _ request: Request,
        _ deed: @escaping @Sendable (AccountServices, BrowserToken) -> Result<BrowserTask, BrowserTaskProblem>
    ) async -> Response {
        guard let browser = context.cookie.token(in: request) else { return over(request) }
        switch await context.pool({ deed($0, browser) }) {
        case .success, .failure(.otherStep): return Response.seeOther(BrowserTaskPath.page)
        case .failure(.overAtHome): return over(request, .overAtHome)
        case .failure(let problem):
            let pages = context.ticketPages(request)
            // Nobody has typed letters: a page of before was sent, whose ticket another has replaced.
            let alert = problem == .noTicket ? nil : pages.alert(for: problem)
            return context.page(pages.over(alert: alert), request, at: "/t", status: problem.status)
        }
    }

    private func decline(_ request: Request) async -> Response {
        guard let browser = context.cookie.token(in: request) else { return over(request) }
        switch await context.pool({ $0.browser.decline(browser) }) {
        case .success: return context.page(context.ticketPages(request).declined(), request, at: "/t")
        case .failure: return over(request)
        }
    }

    /// What the page's script asks: JSON in, JSON out, and a name for what went wrong.
    private func ceremony(
        _ path: String, to router: Router<CompanionRequestContext>,
        _ deed:
            @escaping @Sendable (AccountServices, [UInt8], BrowserToken, DeviceKind) -> Result<
                String, BrowserTaskProblem
            >
    ) {
        router.post(RouterPath(path)) { request, _ in
            let json = try await context.bytes(of: request)
            let device = context.device(of: request)
            guard let browser = context.cookie.token(in: request) else { return failure(.noTicket) }
            switch await context.pool({ deed($0, json, browser, device) }) {
            case .success(let answer): return Response.json(answer)
            case .failure(let problem): return failure(problem)
            }
        }
    }

    private func failure(_ problem: BrowserTaskProblem) -> Response {
        Response.json(#"{"failure":"\#(problem.failure)"}"#, status: problem.status)
    }
}
