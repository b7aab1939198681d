private import TypedInput

/// S04: what anybody may know of a member, in the spellings that she would use.
struct OwnWords {
    let words: KnownWords
    private let romaji: KnownWords
    private let birthdate: Birthdate

    init(of member: Member) {
        birthdate = member.birthdate
        var own = [member.symbol, member.number, member.userID.text, member.name, "記号", "番号", "生年月日"]
        own += [member.symbol, member.number].map(GuessablePassword.stripped)
        own += Self.spellings(of: member.birthdate)
        for mail in [member.mail, member.newMail].compactMap({ $0 }) { own += [mail.local, mail.domain] }
        words = KnownWords(within: own)
        let parts = member.name.split(whereSeparator: \.isWhitespace).compactMap { Romaji.canonical(kana: String($0)) }
        romaji = KnownWords(
            within: parts + [parts, parts.reversed()].map { Romaji.canonical($0.joined()) })
    }

    /// Whether a password is little else than her name in Latin letters, in any usual spelling.
    func makeRomaji(_ password: String) -> Bool { romaji.make(Romaji.canonical(KnownWords.spelt(password))) }

    /// Whether a password is nothing but her birthdate, in any usual form.
    func isBirthdate(_ password: String) -> Bool {
        Birthdate.read(password, today: birthdate.adding(days: 1)) == .date(birthdate)
    }

    /// The date and its parts, with zeros and without, in both calendars.
    private static func spellings(of date: Birthdate) -> [String] {
        let padded = GuessablePassword.compact(date)
        let days = [String(padded.dropFirst(4)), "\(date.month)\(date.day)"]
        var years = [String(padded.prefix(4)), String(padded.dropFirst(2).prefix(2))]
        var alone = [years[0]]
        if let era = date.era, let year = date.yearInEra {
            let twoDigits = year < 10 ? "0\(year)" : "\(year)"
            years += ["\(year)", twoDigits, "\(era.letter)\(year)", "\(era.letter)\(twoDigits)"]
            alone += [era.kanji, era.romanName]
        }
        return alone + days + years.flatMap { year in days.map { year + $0 } }
    }
}
