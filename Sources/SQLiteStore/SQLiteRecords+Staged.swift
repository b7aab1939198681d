import CredentialStore
import FlowEngine
import GRDB
import TypedInput
import World

/// What was laid on the stage goes into the store, some members at a time.
extension SQLiteRecords {
    func takeStaged(_ plan: StagingPlan, count: Int, at now: Instant) throws -> StagedBatch {
        var batch = StagedBatch()
        let done = try fetch("SELECT number FROM temp.staged_place", []) { $0["number"] as Int } ?? 0
        let last =
            try fetch("SELECT coalesce(max(row_number), 0) AS last FROM temp.staged", []) { $0["last"] as Int } ?? 0
        if done < last {
            try takeRows(plan, from: done + 1, to: done + count, at: now)
            try execute("UPDATE temp.staged_place SET number = ?", [done + count])
            return batch
        }
        batch.reopened = try taken(from: "staged_returning", count: count)
        for member in batch.reopened {
            try execute(
                """
                UPDATE main.member SET closed_at = NULL, closed_for = NULL
                WHERE id = ? AND (closed_for IS NULL OR closed_for = 'left')
                """, [member.rawValue])
        }
        batch.closed = try taken(from: "staged_leaving", count: max(0, count - batch.reopened.count))
        for member in batch.closed { try close(member, at: now, today: plan.today.iso) }
        batch.isLast = batch.closed.isEmpty && batch.reopened.isEmpty
        return batch
    }

    private func takeRows(_ plan: StagingPlan, from first: Int, to last: Int, at now: Instant) throws {
        let columns = SQLiteMemberStage.columns.joined(separator: ", ")
        let range: StatementArguments = ["first": first, "last": last]
        let rows = "temp.staged s WHERE s.row_number BETWEEN :first AND :last"
        // Before the new ones are there, for whom nothing differs.
        let rules = try StagingRules(plan)
        try execute(
            """
            UPDATE main.member AS m SET \(rules.assignments)
            FROM \(rows) AND s.user_id = m.user_id AND \(rules.changesAny)
            """, range &+ rules.arguments)
        try execute(
            """
            INSERT INTO main.member (\(columns), typist)
            SELECT \(SQLiteMemberStage.columns.map { "s.\($0)" }.joined(separator: ", ")), 'member' FROM \(rows)
                AND NOT EXISTS (SELECT 1 FROM main.member m WHERE m.user_id = s.user_id)
            """, range)
        // Only those who were just added have the identity that the stage drew for them.
        let isNew = "AND EXISTS (SELECT 1 FROM main.member m WHERE m.id = s.id)"
        try execute(
            """
            INSERT INTO main.password (member, kind, hash, set_at)
            SELECT s.id, 'guessable', '', :now FROM \(rows) AND s.had_account \(isNew)
            """, range &+ ["now": now.milliseconds])
        try execute(
            """
            INSERT INTO main.journey (member, standing, facts, revision)
            SELECT s.id, :place, :begin, 0 FROM \(rows) \(isNew)
            """, range &+ ["place": Journey.awaitingFirstLogin().saved.storedName, "begin": rules.beginning])
    }

    /// Her codes and tickets under way end with her account.
    private func close(_ member: MemberID, at now: Instant, today: String) throws {
        try execute(
            """
            UPDATE main.member SET closed_at = ?, closed_for = 'left' WHERE id = ? AND closed_at IS NULL
                AND (lost_on IS NULL OR lost_on > ?)
            """, [now.milliseconds, member.rawValue, today])
        try execute("DELETE FROM main.mailed_code WHERE member = ?", [member.rawValue])
        try execute("DELETE FROM main.ticket WHERE member = ?", [member.rawValue])
    }

    private func taken(from list: String, count: Int) throws -> [MemberID] {
        let rows = try fetchAll("SELECT number, member FROM temp.\(list) ORDER BY number LIMIT ?", [count]) {
            (number: $0["number"] as Int, member: $0.member("member"))
        }
        if let last = rows.last { try execute("DELETE FROM temp.\(list) WHERE number <= ?", [last.number]) }
        return rows.map(\.member)
    }
}
