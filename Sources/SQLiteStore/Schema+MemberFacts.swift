import GRDB
import TypedInput

extension Schema {
    /// Schema 15: what core systems say of a member, and what she is found by.
    static func addMemberFacts(in database: Database) throws {
        try database.execute(
            sql: """
                ALTER TABLE member ADD COLUMN branch_number TEXT;
                ALTER TABLE member ADD COLUMN kana TEXT;
                ALTER TABLE member ADD COLUMN relation TEXT CHECK (relation IS NULL OR relation IN ('insured', 'family'));
                ALTER TABLE member ADD COLUMN workplace TEXT;
                ALTER TABLE member ADD COLUMN postal_code TEXT;
                ALTER TABLE member ADD COLUMN address TEXT;
                ALTER TABLE member ADD COLUMN acquired_on TEXT CHECK (acquired_on IS NULL OR length(acquired_on) = 10);
                ALTER TABLE member ADD COLUMN lost_on TEXT CHECK (lost_on IS NULL OR length(lost_on) = 10);
                ALTER TABLE member ADD COLUMN search_key TEXT NOT NULL DEFAULT '';
                """)
        let update = try database.cachedStatement(sql: "UPDATE member SET search_key = ? WHERE rowid = ?")
        var last: Int64 = 0
        while true {
            // So many at a time, so that memory bounds no society.
            let rows = try Row.fetchAll(
                database, sql: "SELECT rowid AS number, name FROM member WHERE rowid > ? ORDER BY rowid LIMIT 10000",
                arguments: [last])
            guard let end = rows.last else { return }
            for row in rows {
                try update.execute(arguments: [SearchKey(of: row["name"]).text, row["number"] as Int64])
            }
            last = end["number"]
        }
    }
}
