public import Accounts
import Content
import TypedInput

/// The settings as `Resources/docs/settings.md` shows them.
public enum SettingsTable {
    /// A table in Markdown.
    public static var markdown: String {
        let head = ["| in the file | environment | when it is not set | what it is for |", "|---|---|---|---|"]
        let rows = Setting.all.map { setting in
            row("`\(setting.key)`", SettingsReader.variable(of: setting), setting.fallback, setting.meaning)
        }
        let others = [
            row(
                "-", "FIRSTLOGIN_SETTINGS", "`\(SettingsFile.usualPath)`, if it is there",
                "The settings file; `--settings FILE` goes before it."),
            row(
                "-", "FIRSTLOGIN_LANGUAGE", "`ja`",
                "The language that the wizard begins with: \(names(of: Language.onScreen)); in plain text also `ja-kana`."
            ),
        ]
        return (head + rows + others).joined(separator: "\n")
    }

    /// A file with all that has to be set.
    public static let example = """
        {
          "product": "Kenpo Web",
          "society": {
            "name": "○○健康保険組合",
            "telephone": "03-0000-0000",
            "hours": "平日 9時～17時",
            "hoursInEnglish": "weekdays 9:00-17:00"
          },
          "issuer": "ExampleKenpo",
          "sender": { "address": "no-reply@example.jp" }
        }
        """

    /// What of a society's settings is still the example's: nobody is served in its name.
    public static func leftFromExample(in society: Society) -> [String] {
        let values: [(key: String, value: String)] = [
            ("society.name", society.name), ("society.telephone", society.telephone), ("issuer", society.issuer),
            ("sender.address", society.sender.text),
        ]
        return values.filter { example.contains("\"\($0.value)\"") }.map(\.key)
    }

    private static func names(of languages: [Language]) -> String {
        languages.map { "`\($0.rawValue)`" }.joined(separator: ", ")
    }

    private static func row(_ key: String, _ variable: String, _ fallback: String?, _ meaning: String) -> String {
        "| \(key) | `\(variable)` | \(fallback ?? "**has to be set**") | \(meaning) |"
    }
}
