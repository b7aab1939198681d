import Content

/// The machine as a picture: every place, and which event leads from where to where.
public struct FlowChart: Sendable {
    /// One arrow.
    public struct Arrow: Hashable, Sendable {
        /// The page she faces.
        public let from: Location
        /// What happens.
        public let event: Event
        /// The page she faces then.
        public let to: Location
        /// What happens with it.
        public let effects: [Effect]
    }

    /// All arrows, in the manual's order.
    public let arrows: [Arrow]

    /// The sections that the pictures show, `1` or `2-6`; all when it is empty. Pages without a number belong to all.
    public var sections: Set<String> = []

    /// Every journey that events can lead to.
    public let journeys: Set<Journey>

    /// Walks every event from every journey that can be reached from the beginning.
    public init(of engine: FlowEngine) {
        var journeys: Set<Journey> = [Journey()]
        var arrows: Set<Arrow> = []
        var unvisited = [Journey()]
        while let journey = unvisited.popLast() {
            for event in Event.all {
                guard case .success(let transition) = engine.advance(journey, by: event) else { continue }
                arrows.insert(
                    Arrow(from: journey.shown, event: event, to: transition.journey.shown, effects: transition.effects))
                if journeys.insert(transition.journey).inserted { unvisited.append(transition.journey) }
            }
        }
        let order = Dictionary(uniqueKeysWithValues: Location.all.enumerated().map { ($0.element, $0.offset) })
        let events = Dictionary(uniqueKeysWithValues: Event.all.enumerated().map { ($0.element, $0.offset) })
        func rank(_ arrow: Arrow) -> [Int] {
            [order[arrow.from] ?? 0, events[arrow.event] ?? 0, order[arrow.to] ?? 0, arrow.effects.count]
        }
        self.arrows = arrows.sorted { rank($0).lexicographicallyPrecedes(rank($1)) }
        self.journeys = journeys
    }

    /// A line an arrow, columns parted by tabs: from, event, to, effects.
    public var table: String {
        (["from\tevent\tto\teffects"]
            + arrows.map { arrow in
                let effects = arrow.effects.map { "\($0)" }.joined(separator: " ")
                return "\(arrow.from.rawValue)\t\(arrow.event)\t\(arrow.to.rawValue)\t\(effects)"
            }).joined(separator: "\n")
    }

    /// A Mermaid state diagram. Log-outs and the ways of coming back are left out, since they join everything.
    public var mermaid: String {
        (["stateDiagram-v2"]
            + numbered { "    state \"\($1.rawValue)\" as s\($0)" }
            + drawn.map { "    s\(index[$0.from] ?? 0) --> s\(index[$0.to] ?? 0): \($0.event)" }).joined(
                separator: "\n")
    }

    /// A graph for Graphviz.
    public var dot: String {
        (["digraph flow {", "    rankdir=LR; node [shape=box, style=rounded];"]
            + numbered { "    s\($0) [label=\"\($1.rawValue)\"];" }
            + drawn.map { "    s\(index[$0.from] ?? 0) -> s\(index[$0.to] ?? 0) [label=\"\($0.event)\"];" } + ["}"])
            .joined(separator: "\n")
    }

    private struct Line: Hashable {
        let from: Location
        let event: Event
        let to: Location
    }

    /// The arrows of the pictures: without effects, and without logins from elsewhere than a login page.
    private var drawn: [Line] {
        var seen: Set<Line> = []
        return arrows.filter { $0.from != $0.to && !isReturn($0) && isShown($0.from) && isShown($0.to) }
            .map { Line(from: $0.from, event: $0.event, to: $0.to) }
            .filter { seen.insert($0).inserted }
    }

    /// A log-out that is no step, or a login that goes on where she had stopped.
    private func isReturn(_ arrow: Arrow) -> Bool {
        switch arrow.event {
        case .loggedOut: arrow.from != .step(.step1_11)
        case .birthdateMatched: arrow.to != .step(.step1_4)
        case .passwordAccepted:
            switch arrow.from {
            case .step(.step1_2): arrow.to != .step(.step1_3) && arrow.to != .secondFactor
            case .step(let step): Branch.completion(of: step) != .login
            default: true
            }
        default: false
        }
    }

    private func isShown(_ saved: Location) -> Bool {
        guard !sections.isEmpty, let step = saved.step else { return true }
        return sections.contains(String(step.chapter))
    }

    private var places: [Location] {
        Location.all.filter { place in drawn.contains { $0.from == place || $0.to == place } }
    }

    private var index: [Location: Int] {
        Dictionary(uniqueKeysWithValues: Location.all.enumerated().map { ($0.element, $0.offset) })
    }

    private func numbered(_ line: (Int, Location) -> String) -> [String] {
        places.map { line(index[$0] ?? 0, $0) }
    }
}
