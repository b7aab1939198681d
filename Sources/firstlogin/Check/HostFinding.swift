import Content
import Office

/// What a check has found of one thing.
struct HostFinding: Encodable {
    /// How it is.
    enum State: String, Encodable, Comparable {
        case fine, warning, wrong

        static func < (left: State, right: State) -> Bool { left.severity < right.severity }

        private var severity: Int {
            switch self {
            case .fine: 0
            case .warning: 1
            case .wrong: 2
            }
        }
    }

    /// What is looked at, in the order in which it is told.
    enum Topic: String, Encodable, CaseIterable {
        case settings, keys, store, record, clock, mail, certificate, qrCode, disk, backup, drill
    }

    let topic: Topic
    let state: State
    /// What was found, in words, and what to do where something is to be done.
    let sentence: String
}

/// All of them.
struct HostFindings: Encodable, Told {
    let findings: [HostFinding]

    /// The worst of them: the exit status for monitoring is 0, 1 or 2.
    var status: Int32 {
        switch findings.map(\.state).max() ?? .fine {
        case .fine: 0
        case .warning: 1
        case .wrong: 2
        }
    }

    /// A line each.
    func told(in words: Words) -> String {
        findings.map { finding in
            words(Phrase("office.check.\(finding.state.rawValue)")) + "  "
                + words(Phrase("office.check.topic.\(finding.topic.rawValue)")) + "  " + finding.sentence
        }.joined(separator: "\n")
    }
}
