public import ArgumentParser
import Foundation
public import Content

/// The language in which staff are told what their commands did: `--language`, else what the locale says.
enum StaffLanguage {
    /// For this call of the program.
    static var present: Words {
        Words(of(arguments: CommandLine.arguments, environment: ProcessInfo.processInfo.environment))
    }

    /// The option counts wherever it stands, also for what is wrong with the call itself. Of the locale's variables the
    /// first that is set counts (POSIX, Internationalization Variables).
    static func of(arguments: [String], environment: [String: String]) -> Language {
        for (index, argument) in arguments.enumerated() where argument.hasPrefix("--language") {
            let value =
                argument.hasPrefix("--language=")
                ? String(argument.dropFirst(11)) : arguments.dropFirst(index + 1).first ?? ""
            if let language = Language(argument: value) { return language }
        }
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].compactMap { environment[$0] }.first { !$0.isEmpty } ?? ""
        return locale == "ja" || locale.hasPrefix("ja_") || locale.hasPrefix("ja.") ? .japanese : .english
    }
}

/// `--language`, which `StaffLanguage` has read already.
struct LanguageOption: ParsableArguments {
    @Option(help: "ja, or en; otherwise as the locale says (LC_ALL, LC_MESSAGES, LANG).")
    var language: Language?
}

extension Language: ExpressibleByArgument {
    /// Only what staff are told in.
    public init?(argument: String) {
        guard let language = Language(rawValue: argument), Language.ofStaff.contains(language) else { return nil }
        self = language
    }

    /// What the parser lists where it is none of them.
    public static var allValueStrings: [String] { Language.ofStaff.map(\.rawValue) }
}
