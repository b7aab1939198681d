import Content
public import Accounts
import CredentialStore
public import FlowEngine
import Secrets
import TypedInput

/// A made-up member, or whoever plays her: what she knows and has, of which her answers are made.
public protocol AnsweringMember {
    /// Her user ID.
    var userID: String { get }
    /// The password that her next login takes.
    var presentPassword: String { get throws }
    /// `1950-03-04`.
    var typedBirthdate: String { get }
    /// What she chooses on 1【9】.
    var newPassword: String { get }
    /// What she chooses on 1【8】.
    var choices: MemberChoices { get }
    /// The digits of the newest mail to her.
    func mailedCode() throws -> String
    /// The digits that her app shows.
    func appCode() throws -> String
}

extension AnsweringMember {
    /// What she types, field by field.
    public func texts(for entry: MemberAnswer.Entry) throws -> [String] {
        switch entry {
        case .login: [userID, try presentPassword]
        case .birthdate: [typedBirthdate]
        case .confirmation: [try mailedCode()]
        case .newPassword: [newPassword, newPassword]
        case .code: [choices.method == .mail ? try mailedCode() : try appCode()]
        }
    }

    /// What her answer at a page asks of the account services; `nil` where it asks nothing: her browser does, or she
    /// has arrived.
    public func request(at place: Location) throws -> Request? {
        switch place.answer {
        case .begin: .readOverview(.member)
        case .goOn, .takeKey: .goOn
        case .agree: .agreeToTerms(.japanese)
        case .type(let entry): try request(typing: entry)
        case .choose(let choice): request(choosing: choice)
        case .goBack: place == .termsDeclined ? .reconsiderTerms : .leaveDesk
        case .logOut: .logOut
        case .inBrowser, .arrive: nil
        }
    }

    private func request(typing entry: MemberAnswer.Entry) throws -> Request? {
        let texts = try texts(for: entry)
        return switch entry {
        case .login: .logIn(userID: texts[0], password: SecretBytes(text: texts[1]))
        case .birthdate: Birthdate(iso: texts[0]).map(Request.proveBirthdate)
        case .confirmation: .confirmMail(code: texts[0])
        case .newPassword: .choosePassword(SecretBytes(text: texts[0]))
        case .code: .proveCode(texts[0])
        }
    }

    private func request(choosing choice: MemberAnswer.Choice) -> Request {
        switch choice {
        case .registeredMail: .keepMail
        case .method: .chooseMethod(choices.method)
        case .devices: .chooseDevices(choices.devices)
        case .biometrics: .answerBiometrics(choices.hasBiometrics)
        case .browser: .chooseBrowser(choices.browser)
        }
    }
}
