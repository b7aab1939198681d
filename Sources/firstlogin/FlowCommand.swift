import ArgumentParser
import FlowEngine
import Content

/// `firstlogin flow`: prints the machine.
struct FlowCommand: ParsableCommand {
    enum Form: String, ExpressibleByArgument, CaseIterable {
        case table, mermaid, dot
    }

    static let configuration = CommandConfiguration(
        commandName: "flow", abstract: "Prints every page of the journey, and which event leads from where to where.")

    @Option(name: .customLong("as"), help: "table, mermaid or dot.")
    var form: Form = .table

    @Option(name: .customLong("section"), help: "Draws these sections only: 1, 2-6. May be given several times.")
    var sections: [String] = []

    func validate() throws {
        for section in sections where !Step.allCases.contains(where: { $0.chapter == section }) {
            let known = Set(Step.allCases.map { String($0.chapter) }).sorted().joined(separator: ", ")
            throw ValidationError("There is no section \(section); there are \(known).")
        }
    }

    func run() {
        var chart = FlowChart(of: FlowEngine(policy: .everything))
        chart.sections = Set(sections)
        switch form {
        case .table: print(chart.table)
        case .mermaid: print(chart.mermaid)
        case .dot: print(chart.dot)
        }
    }
}
