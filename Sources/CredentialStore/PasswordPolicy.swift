public import FlowEngine
private import Content
public import World
public import TypedInput

/// S04 to S06: which passwords a member may choose.
public struct PasswordPolicy: Sendable {
    /// What is said of a password.
    public enum Verdict: Hashable, Sendable {
        /// It may be used; its length in code points.
        case fine(length: Int)
        /// Nothing was typed.
        case empty
        /// Too short by the method's rule.
        case tooShort(length: Int, needed: Int)
        /// More bytes than are hashed.
        case tooLong(bytes: Int)
        /// One of the passwords that everybody guesses first.
        case common
        /// A letter, or a few of them, over and over.
        case repeated
        /// Made of symbol, number, birthdate, user ID, name or mail address.
        case ownData
        /// Made of the society's or the product's name.
        case societyName
        /// It has the form of a printed initial password (S03).
        case looksPrinted
    }

    private let limits: Limits
    private let societyNames: [String]

    /// A policy; `societyWords` are names that everybody knows: society, product, sender.
    public init(limits: Limits, societyWords: [String]) {
        self.limits = limits
        societyNames = societyWords
    }

    /// Code points that a password needs beside a method.
    public func length(for method: Method?) -> Int {
        method == .mail ? limits.passwordLengthWithMail : limits.passwordLength
    }

    /// Whether a password of that length goes with the mail code.
    public func suitsMail(length: Int) -> Bool { length >= limits.passwordLengthWithMail }

    /// Judges a password that a member wants beside a method.
    public func judge(_ password: String, for member: Member, beside method: Method?) -> Verdict {
        judge(password, ofLength: length(for: method)) { password in
            let own = OwnWords(of: member)
            return own.isBirthdate(password) || own.words.make(password) || own.makeRomaji(password)
        }
    }

    /// Judges a password that somebody of staff wants beside her app.
    public func judge(_ password: String, for staff: StaffName) -> Verdict {
        judge(password, ofLength: length(for: .app)) { KnownWords(within: [staff.text]).make($0) }
    }

    private func judge(_ password: String, ofLength needed: Int, isOwn: (String) -> Bool) -> Verdict {
        // S33: before any work is done on it.
        if password.utf8.count > limits.typedPasswordBytes { return .tooLong(bytes: password.utf8.count) }
        let password = Folding.compatible(password)
        if password.utf8.count > limits.passwordBytes { return .tooLong(bytes: password.utf8.count) }
        let length = password.unicodeScalars.count
        if password.isEmpty { return .empty }
        if length < needed { return .tooShort(length: length, needed: needed) }
        if PrintedPassword.read(password) != .otherForm { return .looksPrinted }
        if CommonPassword.lies(in: password) { return .common }
        if isOwn(password) { return .ownData }
        if Repetition.makes(password) { return .repeated }
        // Taken apart here, not at the start, which has no password yet.
        if KnownWords(within: societyNames).make(password) { return .societyName }
        return .fine(length: length)
    }

    /// Easy words, drawn anew at each call, for a password of so many code points. Three of at most six letters: 23
    /// bits, of which S09's ladder lets somebody try a hundred passwords before only the office helps. Where the mail
    /// code's length is meant, four of at most eight: 34 bits. More of them where those would be too short.
    public func suggestion(ofLength needed: Int, from world: World) -> String {
        let isLong = needed >= limits.passwordLengthWithMail
        let list = PasswordLists.easyWords.filter { $0.utf8.count <= (isLong ? 8 : 6) }
        var words: [String] = []
        // Each word is drawn from the whole list, so that one may come twice: a rule against it would make guessing
        // easier.
        repeat {
            words.append(list[world.random(below: list.count)])
        } while words.count < (isLong ? 4 : 3) || words.joined(separator: " ").unicodeScalars.count < needed
        return words.joined(separator: " ")
    }
}
