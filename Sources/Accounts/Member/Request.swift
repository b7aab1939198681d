public import CredentialStore
public import FlowEngine
public import Content
public import Secrets
public import TypedInput

/// What a screen asks of the account services.
public enum Request: Sendable {
    /// 0: the overview was read; who types.
    case readOverview(Typist)
    /// Back from 1【2】 to the overview.
    case reopenOverview
    /// 1【2】 and every later login.
    case logIn(userID: String, password: SecretBytes)
    /// 1【3】
    case proveBirthdate(Birthdate)
    /// 1【4】: she agreed to the terms as she read them.
    case agreeToTerms(Language)
    /// 1【4】: she did not.
    case declineTerms
    /// 1【4】: she wants to read again.
    case reconsiderTerms
    /// 1【5】: the registered address.
    case keepMail
    /// 1【5】: another address.
    case changeMail(MailAddress)
    /// 1【5】: the office has to help.
    case reportMail(DeskReason)
    /// 1【5】: back from the page about the office.
    case leaveDesk
    /// 1【6】: the code of the mail.
    case confirmMail(code: String)
    /// 1【6】: the address was wrong.
    case correctMail
    /// 1【6】, 2-6【3】: the mail once more.
    case resendMail
    /// 1【7】, F5, and whenever the store has changed.
    case refresh
    /// 1【8】
    case chooseMethod(Method)
    /// 1【8】
    case chooseDevices(Devices)
    /// 1【8】
    case answerBiometrics(Bool)
    /// 1【8】
    case chooseBrowser(Browser)
    /// 1【8】, until the method is enrolled.
    case withdrawChoice
    /// 1【9】
    case choosePassword(SecretBytes)
    /// The top page: another password.
    case changePassword(SecretBytes)
    /// The top page: the password once more, before anything that guards the account is changed (S34).
    case reauthenticate(SecretBytes)
    /// The top page: a ticket for another passkey.
    case preparePasskey
    /// The top page: a key for another app.
    case prepareApp
    /// The top page: the code of that app.
    case addApp(code: String)
    /// The top page: a code to the confirmed address, so that it may be a method.
    case prepareMail
    /// The top page: that code.
    case addMail(code: String)
    /// The top page: another name for a device.
    case renameMethod(id: String, name: String)
    /// The top page: a later login asks for this method first.
    case preferMethod(Method)
    /// The top page: a device or the mail is not to count any more.
    case removeMethod(id: String)
    /// The top page: another address, to which a code goes.
    case replaceMail(MailAddress)
    /// The top page: that code.
    case proveReplacement(code: String)
    /// 2-1, 2-2 and later logins: about the ticket on the screen.
    case ticket(TicketRequest)
    /// 2-2★: out, and in again with the phone.
    case signInWithPhone
    /// A later login: another of her methods.
    case useMethod(Method)
    /// A step that is told or said.
    case goOn
    /// Back to the step before.
    case goBack
    /// 2-3【8】 and its sisters: back to the page that shows the key.
    case showKeyAgain
    /// The app's or the mail's code.
    case proveCode(String)
    /// 1【11】 and every other log-out.
    case logOut
}
