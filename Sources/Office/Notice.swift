import CredentialStore
import Content
public import Accounts
public import Secrets
import TypedInput

/// A member's notice of her user ID and initial password, to be printed once.
public struct Notice: Sendable {
    /// The society's name.
    public let society: String
    /// The member's name.
    public let name: String
    /// What she types to log in.
    public let userID: String
    /// The initial password in groups.
    public let password: SecretBytes
    /// The last day on which it counts.
    public let lastDay: String
    private let settings: AccountSettings
    private let day: Birthdate

    /// The notice of a password that was just drawn.
    public init(_ drawn: DrawnNotice, from settings: AccountSettings) {
        society = settings.society.name
        name = drawn.member.name
        userID = drawn.member.userID.text
        password = drawn.password
        lastDay = drawn.lastDay.iso
        day = drawn.lastDay
        self.settings = settings
    }

    /// The notice as text in both languages, for whoever prints it; it is as secret as the password.
    public var text: String {
        Language.sideBySide.map { language in
            settings.words(in: language)(
                "notice.text",
                [
                    "address": address(language),
                    "name": PrintableText.escaped(name), "userID": userID, "password": password.revealedText(),
                    "eraYear": eraYear(language), "year": "\(day.year)", "month": month(language), "day": "\(day.day)",
                ])
        }.joined(separator: "\n\n" + String(repeating: "-", count: 60) + "\n\n")
    }

    /// Which address is ours, where browsers elsewhere reach the companion.
    private func address(_ language: Language) -> String {
        guard let companion = settings.companion, !companion.isLocal else { return "" }
        return settings.words(in: language)("notice.address", ["host": companion.host])
    }

    /// `2`, `February`.
    private func month(_ language: Language) -> String {
        language.isJapanese ? "\(day.month)" : settings.words(in: language).monthName(day.month)
    }

    /// `令和9`, `Reiwa 9`; the first year of an era has a name of its own in Japanese.
    private func eraYear(_ language: Language) -> String {
        guard let era = day.era, let year = day.yearInEra else { return "" }
        if language.isJapanese { return era.kanji + (year == 1 ? "元" : "\(year)") }
        return "\(era.romanName) \(year)"
    }
}
