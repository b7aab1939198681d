public import FlowEngine
private import Foundation
private import Manual
public import World
private import Writing

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
        /// Made of symbol, number, birthdate, user ID, name or mail address.
        case ownData
        /// Made of the society's or the product's name.
        case societyName
        /// It has the form of a printed initial password (S03).
        case looksPrinted
    }

    private let limits: Limits
    private let societyWords: [String]

    /// A policy; `societyWords` are names that everybody knows: society, product, sender.
    public init(limits: Limits, societyWords: [String]) {
        self.limits = limits
        self.societyWords = societyWords.flatMap(Self.wordsWithin)
    }

    /// Code points that a password needs beside a method.
    public func length(for method: Method?) -> Int {
        method == .mail ? limits.passwordLengthWithMail : limits.passwordLength
    }

    /// Whether a password of that length goes with the mail code.
    public func suitsMail(length: Int) -> Bool { length >= limits.passwordLengthWithMail }

    /// Judges a password that a member wants beside a method.
    public func judge(_ password: String, for member: Member, beside method: Method?) -> Verdict {
        let password = password.precomposedStringWithCanonicalMapping
        let length = password.unicodeScalars.count
        if password.isEmpty { return .empty }
        if password.utf8.count > limits.passwordBytes { return .tooLong(bytes: password.utf8.count) }
        let needed = self.length(for: method)
        if length < needed { return .tooShort(length: length, needed: needed) }
        if PrintedPassword.read(password) != .otherForm { return .looksPrinted }
        let bare = Folding.bare(password).lowercased()
        if isCommon(bare) { return .common }
        if isOwnData(password, bare, member) { return .ownData }
        if isMadeOf(societyWords, bare) { return .societyName }
        return .fine(length: length)
    }

    /// Four easy words, drawn anew at each call; long enough for every method.
    public func suggestion(from world: World) -> String {
        var words: [String] = []
        // Drawn, not shuffled: a word may come twice only by refusing nothing of the 4-word chance.
        repeat {
            words = (0..<4).map { _ in PasswordLists.easyWords[world.random(below: PasswordLists.easyWords.count)] }
        } while words.joined(separator: " ").unicodeScalars.count < limits.passwordLengthWithMail
        return words.joined(separator: " ")
    }

    /// Forwards, backwards, and with digits and marks around.
    private func isCommon(_ bare: String) -> Bool {
        let core = bare.trimmingCharacters(in: CharacterSet.decimalDigits.union(.punctuationCharacters).union(.symbols))
        return [bare, String(bare.reversed()), core, String(core.reversed())]
            .contains { PasswordLists.common.contains($0) }
    }

    private func isOwnData(_ password: String, _ bare: String, _ member: Member) -> Bool {
        if case .date(let date) = Birthdate.read(password, today: member.birthdate.adding(days: 1)),
            date == member.birthdate
        {
            return true
        }
        let date = GuessablePassword.compact(member.birthdate)
        var own = [
            member.symbol, member.number, GuessablePassword.stripped(member.symbol),
            GuessablePassword.stripped(member.number), date, String(date.dropFirst(2)), String(date.dropFirst(4)),
            String(date.prefix(4)), member.userID.text,
        ]
        if let era = member.birthdate.era, let year = member.birthdate.yearInEra {
            let rest = String(date.dropFirst(4))
            own += ["\(era.letter)\(year)\(rest)", "\(year)\(rest)", era.kanji, "生年月日", "記号", "番号"]
        }
        own += Self.wordsWithin(member.name)
        if let mail = member.mail { own += [mail.local, mail.domain] }
        return isMadeOf(own.map { Folding.bare($0).lowercased() }, bare)
    }

    /// Whether little is left of the password once those words, forwards or reversed, are taken out of it.
    private func isMadeOf(_ words: [String], _ bare: String) -> Bool {
        var rest = bare
        var taken = false
        for word in words.sorted(by: { $0.count > $1.count }) where word.count >= 2 {
            for form in [word, String(word.reversed())] where rest.contains(form) {
                rest = rest.replacingOccurrences(of: form, with: "")
                taken = true
            }
        }
        guard taken else { return false }
        let letters = rest.filter { $0.isLetter }
        return letters.count < 4
    }

    private static func wordsWithin(_ name: String) -> [String] {
        let bare = Folding.bare(name).lowercased()
        let parts = name.split { !$0.isLetter && !$0.isNumber }.map { Folding.bare(String($0)).lowercased() }
        return Array(Set(parts + [bare])).filter { $0.count >= 2 }
    }
}
