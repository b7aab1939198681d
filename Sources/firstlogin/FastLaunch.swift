/// The calls with which members begin, as they stand in a kiosk's or an account's start; every other call is the
/// argument parser's, which takes milliseconds to begin (P01).
struct FastLaunch: Equatable {
    enum Program: Equatable {
        /// `firstlogin`, `firstlogin --settings FILE`.
        case wizard(settings: String?)
        /// `firstlogin demo`, `firstlogin demo --home DIR`.
        case demo(home: String?)
    }

    let program: Program
    /// What `--plain` or `--plain=kana` asks, wherever it stands.
    let plain: PlainForm?

    init?(_ arguments: some Collection<String>) {
        let forms = arguments.compactMap(Self.plainForm(of:))
        guard forms.count <= 1 else { return nil }
        guard let program = Self.program(arguments.filter { Self.plainForm(of: $0) == nil }) else { return nil }
        (self.program, plain) = (program, forms.first)
    }

    private static func plainForm(of word: String) -> PlainForm? {
        switch word {
        case "--plain": .usual
        case "--plain=kana": .kana
        default: nil
        }
    }

    private static func program(_ words: [String]) -> Program? {
        // Whatever begins with a dash is no name of a file here: the parser says so.
        switch (words.count, words.first, words.dropFirst().first, words.last?.first) {
        case (0, _, _, _): .wizard(settings: nil)
        case (2, "--settings", _, let initial?) where initial != "-": .wizard(settings: words[1])
        case (1, "demo", _, _): .demo(home: nil)
        case (3, "demo", "--home", let initial?) where initial != "-": .demo(home: words[2])
        default: nil
        }
    }

    /// Opens it; gives the exit status.
    func run() throws -> Int32 {
        let form = try WizardForm(plain)
        return switch program {
        case .wizard(let settings): WizardCommand.open(settings: settings, in: form)
        case .demo(let home): try DemoCommand.open(home: home, in: form)
        }
    }
}
