public import Content

/// A section of chapter 2: the way in which a member's method is set up.
public enum Branch: String, CaseIterable, Sendable {
    /// Passkey on a PC.
    case passkeyOnPC = "2-1"
    /// Passkey on a smartphone.
    case passkeyOnPhone = "2-2"
    /// ★ Signing in on a PC with the phone's passkey.
    case phoneForPC = "2-2*"
    /// Authenticator app, phone only.
    case appOnPhone = "2-3"
    /// Authenticator app, PC and phone.
    case appBesidePC = "2-4"
    /// ① Chrome's extension.
    case chromeExtension = "2-5c"
    /// ② Edge's extension.
    case edgeExtension = "2-5e"
    /// Mail code.
    case mailCode = "2-6"

    /// What completes a step.
    public enum Completion: Hashable, Sendable {
        /// The member read it, or says that it is done.
        case continued
        /// ID and the new password.
        case login
        /// A code of the authenticator app.
        case appCode
        /// A mailed code.
        case mailCode
        /// The ticket was opened in a browser.
        case ticketOpened
        /// The browser registered a passkey.
        case passkeyRegistered
        /// OK was pressed in the browser.
        case acknowledged
        /// The device got its name.
        case deviceNamed
        /// A real sign-in with the passkey.
        case passkeyProved
        /// Nothing: the top page.
        case arrival
    }

    /// One step and what completes it.
    public struct BranchStep: Hashable, Sendable {
        /// The step.
        public let step: Step
        /// What completes it.
        public let completion: Completion
    }

    /// The method that the branch sets up.
    public var method: Method {
        switch self {
        case .passkeyOnPC, .passkeyOnPhone, .phoneForPC: .passkey
        case .appOnPhone, .appBesidePC, .chromeExtension, .edgeExtension: .app
        case .mailCode: .mail
        }
    }

    /// Whether it is set up on the member's own PC, which is never the office's terminal (S15).
    public var isOnOwnPC: Bool {
        switch self {
        case .passkeyOnPC, .chromeExtension, .edgeExtension: true
        case .passkeyOnPhone, .phoneForPC, .appOnPhone, .appBesidePC, .mailCode: false
        }
    }

    /// The steps in the printed order.
    public var steps: [BranchStep] {
        switch self {
        case .passkeyOnPC:
            [
                BranchStep(step: .step2_1_1, completion: .login),
                BranchStep(step: .step2_1_2, completion: .ticketOpened),
                BranchStep(step: .step2_1_3, completion: .passkeyRegistered),
                BranchStep(step: .step2_1_4, completion: .acknowledged),
                BranchStep(step: .step2_1_5, completion: .acknowledged),
                BranchStep(step: .step2_1_6, completion: .deviceNamed),
                BranchStep(step: .step2_1_7, completion: .continued),
                BranchStep(step: .step2_1_8, completion: .passkeyProved),
            ]
        case .passkeyOnPhone:
            [
                BranchStep(step: .step2_2_1, completion: .login),
                BranchStep(step: .step2_2_2, completion: .ticketOpened),
                BranchStep(step: .step2_2_3, completion: .passkeyRegistered),
                BranchStep(step: .step2_2_4, completion: .deviceNamed),
                BranchStep(step: .step2_2_5, completion: .passkeyProved),
            ]
        case .phoneForPC:
            [
                BranchStep(step: .step2_2star_1, completion: .login),
                BranchStep(step: .step2_2star_2, completion: .continued),
                BranchStep(step: .step2_2star_3, completion: .continued),
                BranchStep(step: .step2_2star_4, completion: .passkeyProved),
                BranchStep(step: .step2_2star_5, completion: .arrival),
            ]
        case .appOnPhone:
            [
                BranchStep(step: .step2_3_1, completion: .continued),
                BranchStep(step: .step2_3_2, completion: .continued),
                BranchStep(step: .step2_3_3, completion: .login), BranchStep(step: .step2_3_4, completion: .continued),
                BranchStep(step: .step2_3_5, completion: .continued),
                BranchStep(step: .step2_3_6, completion: .continued),
                BranchStep(step: .step2_3_7, completion: .continued),
                BranchStep(step: .step2_3_8, completion: .appCode),
            ]
        case .appBesidePC:
            [
                BranchStep(step: .step2_4_1, completion: .continued),
                BranchStep(step: .step2_4_2, completion: .continued),
                BranchStep(step: .step2_4_3, completion: .login), BranchStep(step: .step2_4_4, completion: .continued),
                BranchStep(step: .step2_4_5, completion: .continued),
                BranchStep(step: .step2_4_6, completion: .continued),
                BranchStep(step: .step2_4_7, completion: .appCode),
            ]
        case .chromeExtension:
            [
                BranchStep(step: .step2_5chrome_1, completion: .continued),
                BranchStep(step: .step2_5chrome_2, completion: .continued),
                BranchStep(step: .step2_5chrome_3, completion: .login),
                BranchStep(step: .step2_5chrome_4, completion: .continued),
                BranchStep(step: .step2_5chrome_5, completion: .appCode),
                BranchStep(step: .step2_5chrome_6, completion: .arrival),
            ]
        case .edgeExtension:
            [
                BranchStep(step: .step2_5edge_1, completion: .continued),
                BranchStep(step: .step2_5edge_2, completion: .continued),
                BranchStep(step: .step2_5edge_3, completion: .login),
                BranchStep(step: .step2_5edge_4, completion: .continued),
                BranchStep(step: .step2_5edge_5, completion: .continued),
                BranchStep(step: .step2_5edge_6, completion: .continued),
                BranchStep(step: .step2_5edge_7, completion: .continued),
                BranchStep(step: .step2_5edge_8, completion: .continued),
                BranchStep(step: .step2_5edge_9, completion: .continued),
                BranchStep(step: .step2_5edge_10, completion: .appCode),
                BranchStep(step: .step2_5edge_11, completion: .arrival),
            ]
        case .mailCode:
            [
                BranchStep(step: .step2_6_1, completion: .continued), BranchStep(step: .step2_6_2, completion: .login),
                BranchStep(step: .step2_6_3, completion: .mailCode), BranchStep(step: .step2_6_4, completion: .arrival),
            ]
        }
    }

    /// The branch's first step, which follows the log-out at 1【11】.
    public var firstStep: Step {
        switch self {
        case .passkeyOnPC: .step2_1_1
        case .passkeyOnPhone: .step2_2_1
        case .phoneForPC: .step2_2star_1
        case .appOnPhone: .step2_3_1
        case .appBesidePC: .step2_4_1
        case .chromeExtension: .step2_5chrome_1
        case .edgeExtension: .step2_5edge_1
        case .mailCode: .step2_6_1
        }
    }

    /// The step at which ID and the new password are asked.
    public var loginStep: Step { steps.first { $0.completion == .login }?.step ?? firstStep }

    /// The step that shows the key for the app; `nil` where no app is set up.
    public var keyStep: Step? {
        switch self {
        case .appOnPhone: .step2_3_5
        case .appBesidePC: .step2_4_6
        case .chromeExtension: .step2_5chrome_4
        case .edgeExtension: .step2_5edge_4
        case .passkeyOnPC, .passkeyOnPhone, .phoneForPC, .mailCode: nil
        }
    }

    /// Whether the app is an extension in her PC's browser.
    public var isExtension: Bool {
        switch self {
        case .chromeExtension, .edgeExtension: true
        case .passkeyOnPC, .passkeyOnPhone, .phoneForPC, .appOnPhone, .appBesidePC, .mailCode: false
        }
    }

    /// The branch that a step of chapter 2 belongs to.
    public static func of(_ step: Step) -> Branch? { Branch(rawValue: String(step.chapter)) }

    /// What completes a step of chapter 2.
    public static func completion(of step: Step) -> Completion? {
        of(step)?.steps.first { $0.step == step }?.completion
    }

    /// The step behind `step`; `nil` at the branch's end.
    public func step(after step: Step) -> Step? {
        guard let index = steps.firstIndex(where: { $0.step == step }), index + 1 < steps.count else { return nil }
        return steps[index + 1].step
    }

    /// The step before `step`; `nil` at the branch's beginning.
    public func step(before step: Step) -> Step? {
        guard let index = steps.firstIndex(where: { $0.step == step }), index > 0 else { return nil }
        return steps[index - 1].step
    }
}
