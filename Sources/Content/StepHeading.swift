import Synchronization

/// What the printed manual says of a step: its heading in every language, its page, and what can be known of it.
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

    /// All headings, in the printed order.
    public static var all: [StepHeading] { Step.allCases.map(of) }

    /// The heading of one step, from `Resources/manual/steps.tsv`.
    public static func of(_ step: Step) -> StepHeading {
        // The file has them in the order of the cases, which a test keeps: no dictionary has to be made before page 1,
        // nor any heading be read but that page's own (P01).
        guard let place = Step.allCases.firstIndex(of: step) else { return StepHeading(step: step) }
        return known.withLock { known in
            if let heading = known[place] { return heading }
            let heading = line(place + 1).flatMap(read) ?? StepHeading(step: step)
            known[place] = heading
            return heading
        }
    }

    private static let known = Mutex<[StepHeading?]>(Array(repeating: nil, count: Step.allCases.count))

    /// A line of the file: the columns' names, then the steps.
    private static func line(_ place: Int) -> UnsafeBufferPointer<UInt8>? {
        let bytes = EmbeddedFile.steps.bytes
        var lines = EmbeddedLines(of: bytes, from: 0)
        for _ in 0..<place where lines.next() == nil { return nil }
        return lines.next().map { UnsafeBufferPointer(rebasing: bytes[$0]) }
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

    private static func read(_ line: UnsafeBufferPointer<UInt8>) -> StepHeading? {
        let columns = columns(of: line)
        guard columns.count == self.columns.count, let step = Step(rawValue: columns[0]),
            let kind = Kind(rawValue: columns[2])
        else { return nil }
        let titles = InEveryLanguage { language in columns[column(of: language)] }
        return StepHeading(step: step, pages: columns[1], kind: kind, titles: titles)
    }

    /// The names of the columns.
    private static let columns = line(0).map(columns) ?? []

    /// The column of a language's headings; where the paper is not translated into it, the paper's own.
    private static func column(of language: Language) -> Int {
        columns.firstIndex(of: "title_\(language.rawValue)") ?? 3
    }

    private static func columns(of line: UnsafeBufferPointer<UInt8>) -> [String] {
        var columns: [String] = []
        var start = 0
        while start <= line.count {
            let end = line.firstIndex(of: "\t", in: start..<line.count) ?? line.count
            columns.append(String(decoding: UnsafeBufferPointer(rebasing: line[start..<end]), as: UTF8.self))
            start = end + 1
        }
        return columns
    }
}
