public import Demo

extension MemberAnswer {
    /// An answer as a journey's file writes it, such as `type login`.
    public init?(written: String) {
        guard let answer = Self.byWord[written] else { return nil }
        self = answer
    }

    private static let byWord: [String: Self] = [
        "begin": .begin,
        "go on": .goOn,
        "agree": .agree,
        "type login": .type(.login),
        "type birthdate": .type(.birthdate),
        "type confirmation": .type(.confirmation),
        "type new password": .type(.newPassword),
        "type code": .type(.code),
        "choose registered mail": .choose(.registeredMail),
        "choose method": .choose(.method),
        "choose devices": .choose(.devices),
        "choose biometrics": .choose(.biometrics),
        "choose browser": .choose(.browser),
        "take key scanned": .takeKey(.scanned),
        "take key typed": .takeKey(.typed),
        "take key as picture": .takeKey(.savedPicture),
        "open ticket": .inBrowser(.openTicket),
        "register passkey": .inBrowser(.registerPasskey),
        "acknowledge": .inBrowser(.acknowledge),
        "name device": .inBrowser(.nameDevice),
        "go on in browser": .inBrowser(.goOn),
        "sign in": .inBrowser(.signIn),
        "log out": .logOut,
        "arrive": .arrive,
    ]
}
