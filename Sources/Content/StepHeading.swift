/// What the printed manual says of a step: its heading in both languages, its page, and what can be known of it.
public struct StepHeading: Sendable {
    /// What the wizard can know of a step.
    public enum Kind: String, Sendable {
        /// It asks and checks.
        case asked
        /// The system sees it happen.
        case observed
        /// It happens on a device that we cannot see; the member says that it is done.
        case said
        /// Nothing to do but read.
        case told
    }

    /// The step.
    public let step: Step
    /// Pages of the printed manual, `2-3` or `18`; empty in chapter 0.
    public let pages: String
    /// What can be known of it.
    public let kind: Kind
    private let titles: InEveryLanguage<String>

    /// The heading as printed, with `{product}` left open.
    public func title(in language: Language) -> String { titles[language] }

    /// All headings, from `Resources/manual/steps.tsv`, in the printed order.
    public static let all: [StepHeading] = EmbeddedFile.steps.text.utf8.split(separator: UInt8(ascii: "\n")).dropFirst()
        .compactMap(read)

    /// The heading of one step.
    public static func of(_ step: Step) -> StepHeading {
        // The file has them in the order of the cases, which a test keeps: no dictionary has to be made before page 1.
        let place = Step.allCases.firstIndex(of: step)
        return place.flatMap { all.indices.contains($0) ? all[$0] : nil } ?? StepHeading(step: step)
    }

    private init(
        step: Step, pages: String = "", kind: Kind = .told,
        titles: InEveryLanguage<String> = InEveryLanguage { _ in "" }
    ) {
        self.step = step
        self.pages = pages
        self.kind = kind
        self.titles = titles
    }

    /// By bytes: the first page waits for it.
    private static func read(_ line: Substring.UTF8View) -> StepHeading? {
        let columns = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
            .map { String(Substring($0)) }
        guard columns.count == 5, let step = Step(rawValue: columns[0]), let kind = Kind(rawValue: columns[2]) else {
            return nil
        }
        let titles = InEveryLanguage { language in
            switch language {
            case .japanese: columns[3]
            case .english: columns[4]
            }
        }
        return StepHeading(step: step, pages: columns[1], kind: kind, titles: titles)
    }
}
