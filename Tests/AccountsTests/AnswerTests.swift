import Content
import Demo
import FlowEngine
import Testing

@Suite("The table of what a member answers at each step")
struct AnswerTests {
    @Test("In chapter 2 she answers what the machine takes as the step's completion", arguments: Branch.allCases)
    func completions(branch: Branch) {
        for step in branch.steps {
            let fitting: Set<MemberAnswer> =
                switch step.completion {
                case .continued where step.step == branch.keyStep:
                    [.takeKey(.scanned), .takeKey(.typed), .takeKey(.savedPicture)]
                case .continued: [branch.method == .passkey && branch != .phoneForPC ? .inBrowser(.goOn) : .goOn]
                case .login: [.type(.login)]
                case .appCode, .mailCode: [.type(.code)]
                case .ticketOpened: [.inBrowser(.openTicket)]
                case .passkeyRegistered: [.inBrowser(.registerPasskey)]
                case .acknowledged: [.inBrowser(.acknowledge)]
                case .deviceNamed: [.inBrowser(.nameDevice)]
                case .passkeyProved: [.inBrowser(branch == .phoneForPC ? .approve : .signIn)]
                case .arrival: [.arrive]
                }
            #expect(fitting.contains(step.step.answer), "\(step.step.rawValue)")
        }
    }
}
