import Synchronization

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

    /// All headings, in the printed order.
    public static var all: [StepHeading] { Step.allCases.map(of) }

    /// The heading of one step, from `Resources/manual/steps.tsv`.
    public static func of(_ step: Step) -> StepHeading {
        // The file has them in the order of the cases, which a test keeps: no dictionary has to be made before page 1,
        // nor any heading be read but that page's own (P01).
        guard let place = Step.allCases.firstIndex(of: step) else { return StepHeading(step: step) }
        return known.withLock { known in
            if let heading = known[place] { return heading }
            let heading = line(place).flatMap(read) ?? StepHeading(step: step)
            known[place] = heading
            return heading
        }
    }

    private static let known = Mutex<[StepHeading?]>(Array(repeating: nil, count: Step.allCases.count))

    /// The line of a step, behind that with the columns' names.
    private static func line(_ place: Int) -> UnsafeBufferPointer<UInt8>? {
        let bytes = EmbeddedFile.steps.bytes
        var lines = EmbeddedLines(of: bytes, from: 0)
        for _ in 0...place where lines.next() == nil { return nil }
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
        var columns: [String] = []
        var start = 0
        while start <= line.count {
            let end = line.firstIndex(of: "\t", in: start..<line.count) ?? line.count
            columns.append(String(decoding: UnsafeBufferPointer(rebasing: line[start..<end]), as: UTF8.self))
            start = end + 1
        }
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
