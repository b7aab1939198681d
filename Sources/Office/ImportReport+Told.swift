import CredentialStore
public import Content
import Accounts

extension ImportReport: Told {
    /// What was changed, or would be; and what to do next.
    public func told(in words: Words) -> String {
        var lines = [words("office.import.read", ["encoding": encoding.name])]
        if isDryRun { lines.append(words("office.import.dryRun")) }
        if !difference.changesAnything {
            lines.append(words("office.import.same"))
        } else {
            lines += counts(in: words)
        }
        if remarks.count > 0 { lines += [words("office.import.look"), remarks.told(in: words)] }
        if difference.new > 0, !isDryRun { lines.append(words("office.import.next")) }
        return lines.joined(separator: "\n")
    }

    private func counts(in words: Words) -> [String] {
        let added = difference.new + difference.earlier
        var lines: [String] = []
        func line(_ phrase: Phrase, _ count: Int) {
            if count > 0 { lines.append(words(phrase, ["count": "\(count)"])) }
        }
        if added > 0 {
            lines.append(
                words(
                    "office.import.added",
                    ["count": "\(added)", "new": "\(difference.new)", "earlier": "\(difference.earlier)"]))
        }
        if difference.changed > 0 {
            let facts = MemberFact.allCases.compactMap { fact in
                difference.facts[fact].map { "\(words(Phrase("office.fact.\(fact.rawValue)"))) \($0)" }
            }
            lines.append(
                words(
                    "office.import.changed",
                    ["count": "\(difference.changed)", "facts": facts.joined(separator: "  ")]))
        }
        line("office.import.unchanged", difference.unchanged)
        line("office.import.leaving", difference.leaving)
        line("office.import.returning", difference.returning)
        line("office.import.keptClosed", difference.keptClosed)
        line("office.import.keptMail", difference.keptMail)
        return lines
    }
}

extension OfficeError: Told {
    /// What was refused and why.
    public func told(in words: Words) -> String {
        switch self {
        case .fileRefused(let faults):
            words("office.faults.refused", ["count": "\(faults.count)", "faults": faults.told(in: words)])
        case .noSuchColumn(let name):
            words(
                "office.import.noSuchColumn",
                ["name": name, "columns": MemberColumn.allCases.map(\.rawValue).joined(separator: ", ")])
        case .tooManyLeaving(let count, let all):
            words("office.import.tooManyLeaving", ["count": "\(count)", "all": "\(all)"])
        }
    }
}
