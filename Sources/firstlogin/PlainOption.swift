import ArgumentParser

/// The option that the commands share which open the wizard.
struct PlainOption: ParsableArguments {
    // A text and no `PlainForm`: the parser would take a form that there is not for none.
    @Option(
        defaultAsFlag: PlainForm.usual.rawValue,
        help: ArgumentHelp(
            """
            Asks line by line, for screen readers, braille displays and serial lines; with --plain=kana in kana, for \
            Japanese speech and braille without kanji. ACCESSIBLE=1, TERM=dumb and a pipe ask so too, ACCESSIBLE=kana \
            in kana.
            """, valueName: "form"),
        completion: .list(PlainForm.allCases.map(\.rawValue)))
    var plain: String?

    /// `--plain=kana` in two words: the parser takes what stands behind `=` for nothing where another option follows.
    static func parted(_ arguments: some Sequence<String>) -> [String] {
        arguments.flatMap { word in
            word.hasPrefix("--plain=") ? ["--plain", String(word.dropFirst("--plain=".count))] : [word]
        }
    }

    /// How the wizard opens.
    var form: WizardForm { get throws { try WizardForm(plain.flatMap(PlainForm.init(rawValue:))) } }

    func validate() throws {
        guard let plain, PlainForm(rawValue: plain) == nil else { return }
        let forms = PlainForm.allCases.map(\.rawValue).joined(separator: " or ")
        throw ValidationError("--plain is \(forms), and not '\(plain)'.")
    }
}
