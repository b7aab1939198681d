public import Demo
public import FlowEngine
import Foundation

/// A journey as a file: page after page what a member answers, from the notice to the top page. The full screen, plain
/// text, a terminal that is only touched and a replay are all driven by the same files.
public struct JourneyFile: Sendable {
    /// A page and its answer.
    public struct Line: Sendable, Equatable {
        /// The page that has to stand there.
        public let place: Location
        /// What is answered.
        public let answer: MemberAnswer
    }

    /// A line that says nothing.
    public struct Unreadable: Error, CustomStringConvertible {
        /// The file and the line.
        public let description: String
    }

    /// The section of chapter 2 that it leads to.
    public let branch: Branch
    /// Page after page.
    public let lines: [Line]

    /// The branches that have a file; ★ is entered by whoever has 2-2.
    public static let branches = Branch.allCases.filter { $0 != .phoneForPC }

    /// Reads the journey of a branch.
    ///
    /// - Throws: `Unreadable`; what the file system says.
    public init(of branch: Branch) throws {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Files")
        let file = folder.appendingPathComponent("\(branch.rawValue).journey")
        self.branch = branch
        lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").filter { !$0.hasPrefix("#") }
            .map { line in
                let words = line.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: true)
                let place = Location.all.first { $0.rawValue == words.first.map(String.init) }
                let answer = words.last.flatMap { MemberAnswer(written: $0.trimmingCharacters(in: .whitespaces)) }
                guard words.count == 2, let place, let answer else {
                    throw Unreadable(description: "\(file.lastPathComponent): \(line)")
                }
                return Line(place: place, answer: answer)
            }
    }
}

/// Whoever can follow a journey: a member at some kind of terminal.
public protocol JourneyFollower {
    /// Makes sure that she faces a page.
    ///
    /// - Throws: Where another page stands there.
    mutating func face(_ place: Location) throws
    /// Answers the page that she faces.
    mutating func answer(_ answer: MemberAnswer, at place: Location) throws
}

extension JourneyFollower {
    /// Follows a journey to its last line, which has nothing to answer.
    public mutating func follow(_ journey: JourneyFile) throws {
        for line in journey.lines {
            try face(line.place)
            if line.answer != .arrive { try answer(line.answer, at: line.place) }
        }
    }
}
