import Content
import Curses
import Glibc

/// How the wizard opens: on a screen or in plain text, and in which language.
struct WizardForm {
    let isPlain: Bool
    let language: Language

    /// As `--plain` asks, and else as the environment and the terminal do.
    init(_ asked: PlainForm? = nil) throws(WizardProgramError) {
        isPlain = asked != nil || LineTerminal.isWanted
        if asked == .kana || Self.variable("ACCESSIBLE")?.lowercased() == PlainForm.kana.rawValue {
            language = .kana
        } else {
            language = try Self.named(
                Self.variable("FIRSTLOGIN_LANGUAGE") ?? "",
                among: isPlain ? Language.inPlainText : Language.onScreen)
        }
    }

    /// The language that `FIRSTLOGIN_LANGUAGE` names; Japanese where it is not set.
    static func named(_ name: String, among languages: [Language]) throws(WizardProgramError) -> Language {
        if name.isEmpty { return .japanese }
        guard let language = Language(rawValue: name), languages.contains(language) else {
            throw .noSuchLanguage(name, languages)
        }
        return language
    }

    /// Asked of the system: Foundation's would read all variables for one, at every start (P01).
    static func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
}
