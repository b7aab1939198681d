import CredentialStore
import GRDB
import TypedInput

/// The stage as tables of the connection's own, in a file of SQLite's that no name leads to.
struct SQLiteMemberStage: MemberStage {
    let records: SQLiteRecords

    private var database: Database { records.database }

    /// What of a member a file can say, and her identity; the search key follows from it.
    static let columns = ["id", "user_id"] + MemberFact.allCases.map(\.rawValue) + ["search_key"]

    /// What stands in each, as the member's own row has it.
    private static let values = Member.table.values(of: columns)

    func clear() throws {
        // KiB. With SQLite's own 2,000 the indexes of a million members are read anew for nearly every row.
        try database.execute(
            sql: """
                PRAGMA temp.cache_size = -32768;
                PRAGMA main.cache_size = -65536;
                DROP TABLE IF EXISTS temp.staged;
                DROP TABLE IF EXISTS temp.staged_leaving;
                DROP TABLE IF EXISTS temp.staged_returning;
                DROP TABLE IF EXISTS temp.staged_place;
                CREATE TEMP TABLE staged (
                    row_number INTEGER PRIMARY KEY, line INTEGER NOT NULL, had_account INTEGER NOT NULL,
                    \(Self.columns.joined(separator: ", ")));
                CREATE UNIQUE INDEX temp.staged_user_id ON staged(user_id);
                CREATE TEMP TABLE staged_leaving (number INTEGER PRIMARY KEY, member TEXT NOT NULL);
                CREATE TEMP TABLE staged_returning (number INTEGER PRIMARY KEY, member TEXT NOT NULL);
                CREATE TEMP TABLE staged_place (number INTEGER NOT NULL);
                INSERT INTO temp.staged_place VALUES (0);
                """)
    }

    private static let laying = """
        INSERT OR IGNORE INTO temp.staged (line, had_account, \(columns.joined(separator: ", ")))
        VALUES (?, ?, \(columns.map { _ in "?" }.joined(separator: ", ")))
        """

    func lay(_ members: [StagedMember]) throws -> [(line: Int, first: Int)] {
        let statement = try database.cachedStatement(sql: Self.laying)
        var twice: [(line: Int, first: Int)] = []
        for staged in members {
            let own: [(any DatabaseValueConvertible)?] = [staged.line, staged.hadAccount]
            statement.setUncheckedArguments(StatementArguments(own + Self.values.map { $0(staged.member) }))
            try statement.execute()
            guard database.changesCount == 0 else { continue }
            let first = try records.fetch(
                "SELECT line FROM temp.staged WHERE user_id = ?", [staged.member.userID.text]
            ) { $0["line"] as Int }
            twice.append((line: staged.line, first: first ?? staged.line))
        }
        return twice
    }

    private static let isNumeric = "user_id NOT GLOB '*[^0-9]*'"

    func lengthsOfNumericUserIDs() throws -> [Int: Int] {
        let rows = try Row.fetchAll(
            database,
            sql: """
                SELECT length(user_id) AS digits, count(*) AS members FROM temp.staged WHERE \(Self.isNumeric)
                GROUP BY digits
                """)
        return Dictionary(uniqueKeysWithValues: rows.map { ($0["digits"], $0["members"]) })
    }

    func keepsZero(digits: Int) throws -> Bool {
        try records.fetch(
            """
            SELECT 1 FROM temp.staged WHERE \(Self.isNumeric) AND length(user_id) = ? AND user_id GLOB '0*' LIMIT 1
            """, [digits]
        ) { _ in true } ?? false
    }

    func linesOfUserIDs(shorterThan digits: Int, count: Int) throws -> [Int] {
        try records.fetchAll(
            """
            SELECT line FROM temp.staged WHERE \(Self.isNumeric) AND length(user_id) < ? ORDER BY line LIMIT ?
            """, [digits, count]
        ) { $0["line"] }
    }

    func compare(_ plan: StagingPlan) throws -> StagedDifference {
        let rules = try StagingRules(plan)
        var difference = StagedDifference()
        try fillLists(plan, rules)
        // Counted in one look at each row.
        let facts = rules.facts
        let sums = facts.map { "coalesce(sum(m.id IS NOT NULL AND \(rules.changes($0))), 0) AS \($0.rawValue)" }
        let row = try Row.fetchOne(
            database,
            sql: """
                SELECT coalesce(sum(m.id IS NULL AND NOT s.had_account), 0) AS new,
                    coalesce(sum(m.id IS NULL AND s.had_account), 0) AS earlier,
                    coalesce(sum(m.id IS NOT NULL AND \(rules.changesAny)), 0) AS changed,
                    coalesce(sum(m.closed_for IS NOT NULL AND m.closed_for != 'left'), 0) AS kept_closed,
                    coalesce(sum(m.id IS NOT NULL AND \(rules.keepsMail)), 0) AS kept_mail,
                    count(*) AS members\(sums.map { ", " + $0 }.joined())
                FROM temp.staged s LEFT JOIN main.member m ON m.user_id = s.user_id
                """, arguments: rules.arguments)
        guard let row else { return difference }
        difference.new = row["new"]
        difference.earlier = row["earlier"]
        difference.changed = row["changed"]
        difference.keptClosed = row["kept_closed"]
        difference.keptMail = row["kept_mail"]
        for fact in facts {
            let count: Int = row[fact.rawValue]
            if count > 0 { difference.facts[fact] = count }
        }
        let members: Int = row["members"]
        difference.unchanged = members - difference.new - difference.earlier - difference.changed
        difference.leaving = try count("SELECT count(*) FROM temp.staged_leaving")
        difference.returning = try count("SELECT count(*) FROM temp.staged_returning")
        difference.open = try count(
            "SELECT count(*) FROM main.member WHERE closed_at IS NULL AND (lost_on IS NULL OR lost_on > ?)",
            [plan.today.iso])
        return difference
    }

    /// Who leaves and who is back, each in a list from which she is taken later.
    private func fillLists(_ plan: StagingPlan, _ rules: StagingRules) throws {
        try database.execute(sql: "DELETE FROM temp.staged_leaving; DELETE FROM temp.staged_returning")
        let isOpen = "m.closed_at IS NULL AND (m.lost_on IS NULL OR m.lost_on > :today)"
        if plan.facts.contains(.lostOn) {
            try database.execute(
                sql: """
                    INSERT INTO temp.staged_leaving (member)
                    SELECT m.id FROM temp.staged s JOIN main.member m ON m.user_id = s.user_id
                    WHERE s.lost_on <= :today AND \(isOpen)
                    """, arguments: ["today": plan.today.iso])
        }
        if plan.isComplete {
            try database.execute(
                sql: """
                    INSERT INTO temp.staged_leaving (member)
                    SELECT m.id FROM main.member m
                    WHERE \(isOpen) AND NOT EXISTS (SELECT 1 FROM temp.staged s WHERE s.user_id = m.user_id)
                    """, arguments: ["today": plan.today.iso])
        }
        try database.execute(
            sql: """
                INSERT INTO temp.staged_returning (member)
                SELECT m.id FROM main.member m JOIN temp.staged s ON s.user_id = m.user_id
                WHERE (m.closed_for = 'left' OR m.closed_at IS NULL AND m.lost_on <= :today)
                    AND NOT coalesce(\(rules.lostOn) <= :today, 0)
                """, arguments: ["today": plan.today.iso])
    }

    private func count(_ sql: String, _ arguments: StatementArguments = []) throws -> Int {
        try Int.fetchOne(database, sql: sql, arguments: arguments) ?? 0
    }
}
