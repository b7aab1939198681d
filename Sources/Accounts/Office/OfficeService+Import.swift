public import CredentialStore
import TypedInput
import FlowEngine
import World

extension OfficeService {
    /// Takes the members of a file in: who is new, whose facts are others, who leaves and who is back. `lay` lays them
    /// down and gives the facts that the file has columns for; `decide` sees what would change and says whether it
    /// shall. What is decided is written some members at a time, so that no login waits longer than for one of those
    /// writes, and `progress` hears how many rows are done. Broken off half-way, the same file goes on where it ended.
    ///
    /// - Throws: `OfficeRefusal`; what the store throws; what the closures throw, and then nothing has changed.
    @discardableResult
    public func importMembers(
        isComplete: Bool, _ lay: (any MemberStage) throws -> Set<MemberFact>,
        decide: (StagedDifference) throws -> Bool, progress: (Int) -> Void = { _ in }
    ) throws -> StagedDifference {
        try read { _ = try $0.authority.require(.importMembers) }
        let today = JapanTime(unixSeconds: world.now().unixSeconds).date
        var plan = StagingPlan(facts: [], isComplete: isComplete, today: today)
        let difference = try dependencies.store.stage { stage in
            try stage.clear()
            plan.facts = try lay(stage)
            return try stage.compare(plan)
        }
        if try decide(difference), difference.changesAnything { try take(plan, progress) }
        try dependencies.store.stage { try $0.clear() }
        return difference
    }

    /// Rows that are written at once; some 30 ms of work.
    private static let rowsAtOnce = 2_000

    private func take(_ plan: StagingPlan, _ progress: (Int) -> Void) throws {
        var isFirst = true
        var done = 0
        while true {
            let batch = try write { transaction in
                try transaction.require(.importMembers)
                let batch = try transaction.records.takeStaged(plan, count: Self.rowsAtOnce, at: transaction.now)
                if isFirst { try transaction.audit.noteOffice(.membersAdded, about: Self.importSubject) }
                for member in batch.reopened {
                    try transaction.audit.noteOffice(.memberReopened, about: member.rawValue)
                }
                for member in batch.closed { try transaction.audit.noteOffice(.memberClosed, about: member.rawValue) }
                return batch
            }
            if batch.isLast { return }
            isFirst = false
            done += Self.rowsAtOnce
            progress(done)
            dependencies.store.giveWay()
        }
    }

    /// How the record names an import, and whom it is about.
    static var importSubject: String { "import" }

    /// A new identity for a member.
    public func newMemberID() -> MemberID { MemberID(rawValue: world.newOrderedIdentity()) }

    /// Members by their name or a part of it, in whatever width, kana or old form, by user ID; at most `count`. That
    /// somebody looked is recorded about each of them (S32).
    ///
    /// - Throws: `OfficeRefusal`; what the store throws.
    public func members(named name: String, count: Int) throws -> [FoundMember] {
        let key = SearchKey(of: name)
        guard !key.text.isEmpty else { return [] }
        return try write { transaction in
            try transaction.require(.findMembers)
            let found = try transaction.records.members(found: key, count: count)
            for member in found { try transaction.audit.noteOffice(.memberFound, about: member.id.rawValue) }
            return found.map { FoundMember($0, at: transaction.now) }
        }
    }
}
