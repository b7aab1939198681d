/// The two calls with which members begin, as they stand in a kiosk's or an account's start; every other call is the
/// argument parser's.
enum FastLaunch: Equatable {
    /// `firstlogin`, `firstlogin --settings FILE`.
    case wizard(settings: String?)
    /// `firstlogin demo`, `firstlogin demo --home DIR`.
    case demo(home: String?)

    init?(_ arguments: some Collection<String>) {
        let words = Array(arguments)
        // Whatever begins with a dash is no name of a file here: the parser says so.
        switch (words.count, words.first, words.dropFirst().first, words.last?.first) {
        case (0, _, _, _): self = .wizard(settings: nil)
        case (2, "--settings", _, let initial?) where initial != "-": self = .wizard(settings: words[1])
        case (1, "demo", _, _): self = .demo(home: nil)
        case (3, "demo", "--home", let initial?) where initial != "-": self = .demo(home: words[2])
        default: return nil
        }
    }

    /// Opens it; gives the exit status.
    func run() throws -> Int32 {
        switch self {
        case .wizard(let settings): try WizardCommand.open(settings: settings, in: WizardForm())
        case .demo(let home): try DemoCommand.open(home: home, in: WizardForm())
        }
    }
}
