public import Content
public import FlowEngine

extension Location {
    /// What a member answers here.
    public var answer: MemberAnswer {
        switch self {
        case .step(let step): step.answer
        case .termsDeclined, .mailDesk: .goBack
        case .devices: .choose(.devices)
        case .biometrics: .choose(.biometrics)
        case .browser: .choose(.browser)
        case .secondFactor: .type(.code)
        case .topPage: .arrive
        }
    }

    /// The section of chapter 2 that the page belongs to.
    public var branch: Branch? { step.flatMap(Branch.of) }
}

extension Step {
    /// What a member answers at the step. There is no `default`, so that the compiler asks for a new step's answer.
    public var answer: MemberAnswer {
        switch self {
        case .step0_1: .begin
        case .step0_2, .step0_3, .step0_4, .step1_1: .goOn
        case .step1_2: .type(.login)
        case .step1_3: .type(.birthdate)
        case .step1_4: .agree
        case .step1_5: .choose(.registeredMail)
        case .step1_6, .step1_7: .type(.confirmation)
        case .step1_8: .choose(.method)
        case .step1_9: .type(.newPassword)
        case .step1_10: .goOn
        case .step1_11: .logOut
        // 2-1, 2-2 and ★: the terminal waits for her browser.
        case .step2_1_1, .step2_2_1, .step2_2star_1: .type(.login)
        case .step2_1_2, .step2_2_2: .inBrowser(.openTicket)
        case .step2_1_3, .step2_2_3: .inBrowser(.registerPasskey)
        case .step2_1_4, .step2_1_5: .inBrowser(.acknowledge)
        case .step2_1_6, .step2_2_4: .inBrowser(.nameDevice)
        case .step2_1_7: .inBrowser(.goOn)
        case .step2_1_8, .step2_2_5: .inBrowser(.signIn)
        case .step2_2star_2, .step2_2star_3: .goOn
        case .step2_2star_4: .inBrowser(.approve)
        case .step2_2star_5: .arrive
        // 2-3 to 2-5: the app.
        case .step2_3_1, .step2_3_2, .step2_3_4, .step2_3_6, .step2_3_7: .goOn
        case .step2_4_1, .step2_4_2, .step2_4_4, .step2_4_5: .goOn
        case .step2_5chrome_1, .step2_5chrome_2, .step2_5edge_1, .step2_5edge_2: .goOn
        case .step2_5edge_5, .step2_5edge_6, .step2_5edge_7, .step2_5edge_8, .step2_5edge_9: .goOn
        case .step2_3_3, .step2_4_3, .step2_5chrome_3, .step2_5edge_3: .type(.login)
        case .step2_3_5, .step2_4_6: .takeKey(.scanned)
        case .step2_5chrome_4: .takeKey(.typed)
        case .step2_5edge_4: .takeKey(.savedPicture)
        case .step2_3_8, .step2_4_7, .step2_5chrome_5, .step2_5edge_10: .type(.code)
        case .step2_5chrome_6, .step2_5edge_11: .arrive
        // 2-6: the mail.
        case .step2_6_1: .goOn
        case .step2_6_2: .type(.login)
        case .step2_6_3: .type(.code)
        case .step2_6_4: .arrive
        }
    }
}
