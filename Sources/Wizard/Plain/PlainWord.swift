import Content
import TextUI
import TypedInput

/// What a line may say instead of an answer, on every page and in every language (T10).
enum PlainWord: Equatable {
    case back
    case help
    /// The page is said again.
    case again
    /// What else can be done here.
    case others
    case language(Language)
    /// A key by its name: `F6`.
    case key(Int)
    /// A key without a meaning here: an arrow.
    case otherKey

    init?(_ line: String) {
        if let key = PlainWord(keyIn: line) {
            self = key
            return
        }
        let word = Folding.folded(line).lowercased().filter { $0 != " " }
        switch word {
        case "b", "<", "back", "esc", "もどる", "戻る", "モドル": self = .back
        case "h", "?", "help", "へるぷ", "ヘルプ", "説明": self = .help
        case "r", "again", "もういちど", "もう一度": self = .again
        case "m", "more", "ほか", "ホカ", "他": self = .others
        case "english": self = .language(.english)
        case "日本語", "にほんご", "japanese": self = .language(.japanese)
        case "やさしい日本語", "やさしい", "やさしいにほんご", "easy": self = .language(.easyJapanese)
        case "kana", "かな", "カナ": self = .language(.kana)
        default:
            guard word.first == "f", let number = Int(word.dropFirst()), (1...12).contains(number) else { return nil }
            self = .key(number)
        }
    }

    /// A key that was pressed instead of typed by its name: the terminal has written what it sends into the line.
    private init?(keyIn line: String) {
        guard line.utf8.contains(0x1B) else { return nil }
        var parser = InputParser()
        self = .otherKey
        for case .key(.function(let number)) in parser.take(line.utf8) { self = .key(number) }
    }
}
