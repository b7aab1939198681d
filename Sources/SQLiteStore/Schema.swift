import GRDB

/// The tables. A migration that was shipped is never changed; what comes later is a migration of its own.
enum Schema {
    /// Whether a file has every migration, as the migrator notes them in it. Asked by itself, the migrator makes sets of
    /// a type that no start needs otherwise (P01).
    static func isUpToDate(_ database: Database) throws -> Bool {
        let table = "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'grdb_migrations'"
        guard try Int.fetchOne(database, sql: table) == 1 else { return false }
        let done = try String.fetchAll(database, sql: "SELECT identifier FROM grdb_migrations")
        return migrator.migrations.allSatisfy(done.contains)
    }

    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1 members, journeys, credentials, outbox") { database in
            try database.execute(sql: first)
        }
        migrator.registerMigration("2 audit") { database in
            try database.execute(sql: second)
        }
        migrator.registerMigration("3 names of devices") { database in
            try database.execute(sql: "ALTER TABLE authenticator ADD COLUMN name TEXT")
        }
        migrator.registerMigration("4 passkeys and tickets") { database in
            try database.execute(sql: fourth)
        }
        migrator.registerMigration("5 explained codes") { database in
            try database.execute(
                sql: """
                    ALTER TABLE authenticator ADD COLUMN explained_steps TEXT NOT NULL DEFAULT '[]'
                        CHECK (json_valid(explained_steps))
                    """)
        }
        migrator.registerMigration("6 links of mails") { database in
            try database.execute(
                sql: """
                    ALTER TABLE mailed_code ADD COLUMN link_hash BLOB
                        CHECK (link_hash IS NULL OR length(link_hash) = 32);
                    CREATE UNIQUE INDEX mailed_code_of_link ON mailed_code(link_hash);
                    """)
        }
        migrator.registerMigration("7 further passkeys") { database in
            try database.execute(
                sql: """
                    ALTER TABLE ticket ADD COLUMN is_addition INTEGER NOT NULL DEFAULT 0 CHECK (is_addition IN (0, 1))
                    """)
        }
        migrator.registerMigration("8 tickets for home") { database in
            try database.execute(
                sql: """
                    ALTER TABLE ticket ADD COLUMN is_for_home INTEGER NOT NULL DEFAULT 0 CHECK (is_for_home IN (0, 1))
                    """)
        }
        migrator.registerMigration("9 quotas, key checks, devices of tickets") { database in
            try database.execute(sql: ninth)
        }
        migrator.registerMigration("10 kinds of tickets") { database in
            try database.execute(sql: tenth)
        }
        migrator.registerMigration("11 stored names of places") { database in
            try database.execute(sql: eleventh)
        }
        migrator.registerMigration("12 terminals out of service") { database in
            try database.execute(sql: twelfth)
        }
        migrator.registerMigration("13 accounts of staff") { database in
            try database.execute(sql: thirteenth)
        }
        migrator.registerMigration("14 closed members") { database in
            try database.execute(
                sql: """
                    ALTER TABLE member ADD COLUMN closed_at INTEGER;
                    ALTER TABLE member ADD COLUMN closed_for TEXT
                        CHECK ((closed_for IS NULL) = (closed_at IS NULL)
                            AND closed_for IN ('left', 'died', 'asked', 'mistaken'));
                    """)
        }
        migrator.registerMigration("15 facts of members, and keys to find them by") { database in
            try addMemberFacts(in: database)
        }
        return migrator
    }

    private static let thirteenth = """
        CREATE TABLE staff_account (
            id TEXT PRIMARY KEY,
            name TEXT NOT NULL UNIQUE,
            role TEXT NOT NULL CHECK (role IN ('desk', 'lead', 'auditor')),
            password_hash TEXT NOT NULL,
            initial_until INTEGER,
            sealed_key BLOB,
            key_proved_at INTEGER,
            last_step INTEGER,
            created_at INTEGER NOT NULL,
            closed_at INTEGER
        ) STRICT;
        CREATE TABLE staff_session (
            workstation BLOB PRIMARY KEY CHECK (length(workstation) = 32),
            staff TEXT NOT NULL REFERENCES staff_account(id) ON DELETE CASCADE,
            begun_at INTEGER NOT NULL,
            used_at INTEGER NOT NULL
        ) STRICT;
        """

    private static let twelfth = """
        CREATE TABLE out_of_service (
            terminal TEXT PRIMARY KEY,
            message TEXT CHECK (message IN ('backSoon', 'otherTerminal', 'underRepair')),
            since INTEGER NOT NULL
        ) STRICT;
        """

    /// What is opened at home was never another passkey's: no ticket had both marks.
    private static let tenth = """
        ALTER TABLE ticket ADD COLUMN kind TEXT NOT NULL DEFAULT 'here' CHECK (kind IN ('here', 'addition', 'forHome'));
        UPDATE ticket SET kind = CASE WHEN is_for_home THEN 'forHome' WHEN is_addition THEN 'addition' ELSE 'here' END;
        ALTER TABLE ticket DROP COLUMN is_addition;
        ALTER TABLE ticket DROP COLUMN is_for_home;
        """

    /// Codes that are under way belong to the sessions that their password opens; a browser that has opened a ticket
    /// goes on.
    private static let ninth = """
        CREATE TABLE key_check (
            version INTEGER PRIMARY KEY CHECK (version > 0),
            value BLOB NOT NULL CHECK (length(value) = 32)
        ) STRICT;
        ALTER TABLE member ADD COLUMN may_do_without_mail INTEGER NOT NULL DEFAULT 0
            CHECK (may_do_without_mail IN (0, 1));
        ALTER TABLE outbox ADD COLUMN quota TEXT
            CHECK (quota IS NULL OR quota IN ('cardData', 'cardDataAtKiosk', 'proved', 'provedAtKiosk'));
        ALTER TABLE outbox ADD COLUMN changes TEXT NOT NULL DEFAULT '';
        UPDATE outbox SET quota = (SELECT CASE WHEN p.kind = 'guessable' THEN 'cardData' ELSE 'proved' END
            FROM password p WHERE p.member = outbox.member) WHERE purpose != 'notice';
        ALTER TABLE ticket ADD COLUMN device TEXT;
        ALTER TABLE ticket ADD COLUMN confirmed_at INTEGER;
        UPDATE ticket SET confirmed_at = opened_at;
        CREATE TABLE mailed_code_by_quota (
            member TEXT NOT NULL REFERENCES member(id) ON DELETE CASCADE,
            purpose TEXT NOT NULL CHECK (purpose IN ('confirmation', 'login')),
            quota TEXT NOT NULL CHECK (quota IN ('cardData', 'cardDataAtKiosk', 'proved', 'provedAtKiosk')),
            code_hash BLOB NOT NULL,
            sent_at INTEGER NOT NULL,
            valid_until INTEGER NOT NULL,
            tries_left INTEGER NOT NULL CHECK (tries_left >= 0),
            message TEXT NOT NULL,
            link_hash BLOB CHECK (link_hash IS NULL OR length(link_hash) = 32),
            PRIMARY KEY (member, purpose, quota)
        ) STRICT;
        INSERT INTO mailed_code_by_quota
            SELECT c.member, c.purpose, CASE WHEN p.kind = 'guessable' THEN 'cardData' ELSE 'proved' END,
                c.code_hash, c.sent_at, c.valid_until, c.tries_left, c.message, c.link_hash
            FROM mailed_code c LEFT JOIN password p ON p.member = c.member;
        DROP TABLE mailed_code;
        ALTER TABLE mailed_code_by_quota RENAME TO mailed_code;
        CREATE UNIQUE INDEX mailed_code_of_link ON mailed_code(link_hash);
        """

    private static let fourth = """
        CREATE TABLE ticket (
            id TEXT PRIMARY KEY,
            member TEXT NOT NULL REFERENCES member(id) ON DELETE CASCADE,
            terminal TEXT NOT NULL,
            is_kiosk INTEGER NOT NULL CHECK (is_kiosk IN (0, 1)),
            token_hash BLOB NOT NULL UNIQUE CHECK (length(token_hash) = 32),
            selector_hash BLOB NOT NULL UNIQUE CHECK (length(selector_hash) = 32),
            code_hash BLOB NOT NULL CHECK (length(code_hash) = 32),
            number_hash BLOB NOT NULL CHECK (length(number_hash) = 32),
            password_kind TEXT NOT NULL CHECK (password_kind IN ('printed', 'guessable', 'chosen')),
            password_set_at INTEGER NOT NULL,
            created_at INTEGER NOT NULL,
            valid_until INTEGER NOT NULL,
            tries_left INTEGER NOT NULL CHECK (tries_left >= 0),
            opened_at INTEGER,
            browser_hash BLOB UNIQUE CHECK (browser_hash IS NULL OR length(browser_hash) = 32),
            approved_at INTEGER,
            closed_at INTEGER,
            ceremony BLOB,
            proved_at INTEGER,
            collected_at INTEGER,
            CHECK ((opened_at IS NULL) = (browser_hash IS NULL)),
            CHECK (proved_at IS NULL OR opened_at IS NOT NULL),
            CHECK (collected_at IS NULL OR proved_at IS NOT NULL)
        ) STRICT;
        CREATE INDEX ticket_of_member ON ticket(member, created_at);
        CREATE TABLE passkey (
            id TEXT PRIMARY KEY,
            member TEXT NOT NULL REFERENCES member(id) ON DELETE CASCADE,
            content BLOB NOT NULL,
            name TEXT,
            created_at INTEGER NOT NULL,
            proved_at INTEGER,
            last_used_at INTEGER
        ) STRICT;
        CREATE INDEX passkey_of_member ON passkey(member, created_at);
        CREATE TABLE user_handle (
            member TEXT PRIMARY KEY REFERENCES member(id) ON DELETE CASCADE,
            handle BLOB NOT NULL UNIQUE CHECK (length(handle) = 64)
        ) STRICT;
        """

    private static let second = """
        CREATE TABLE audit (
            sequence INTEGER PRIMARY KEY CHECK (sequence > 0),
            at INTEGER NOT NULL,
            terminal TEXT NOT NULL,
            subject TEXT NOT NULL,
            event TEXT NOT NULL,
            place TEXT NOT NULL,
            previous BLOB NOT NULL CHECK (length(previous) = 32),
            hash BLOB NOT NULL CHECK (length(hash) = 32)
        ) STRICT;
        """

    /// Times are milliseconds since 1970. Rules stand as constraints: SQLite is trusted more than the code above it.
    private static let first = """
        CREATE TABLE member (
            id TEXT PRIMARY KEY CHECK (length(id) = 32),
            user_id TEXT NOT NULL UNIQUE,
            symbol TEXT NOT NULL,
            number TEXT NOT NULL,
            name TEXT NOT NULL,
            birthdate TEXT NOT NULL CHECK (length(birthdate) = 10),
            mail TEXT,
            new_mail TEXT,
            typist TEXT NOT NULL CHECK (typist IN ('member', 'helper')),
            previous_login_at INTEGER,
            previous_login_terminal TEXT,
            last_login_at INTEGER,
            last_login_terminal TEXT
        ) STRICT;
        CREATE TABLE journey (
            member TEXT PRIMARY KEY REFERENCES member(id) ON DELETE CASCADE,
            standing TEXT NOT NULL,
            facts TEXT NOT NULL CHECK (json_valid(facts)),
            revision INTEGER NOT NULL CHECK (revision >= 0)
        ) STRICT;
        CREATE TABLE password (
            member TEXT PRIMARY KEY REFERENCES member(id) ON DELETE CASCADE,
            kind TEXT NOT NULL CHECK (kind IN ('printed', 'guessable', 'chosen')),
            hash TEXT NOT NULL,
            set_at INTEGER NOT NULL,
            valid_until INTEGER
        ) STRICT;
        CREATE TABLE authenticator (
            id TEXT PRIMARY KEY,
            member TEXT NOT NULL REFERENCES member(id) ON DELETE CASCADE,
            sealed_key BLOB NOT NULL,
            created_at INTEGER NOT NULL,
            proved_at INTEGER,
            superseded_at INTEGER,
            last_step INTEGER
        ) STRICT;
        CREATE INDEX authenticator_of_member ON authenticator(member);
        CREATE TABLE mailed_code (
            member TEXT NOT NULL REFERENCES member(id) ON DELETE CASCADE,
            purpose TEXT NOT NULL CHECK (purpose IN ('confirmation', 'login')),
            code_hash BLOB NOT NULL,
            sent_at INTEGER NOT NULL,
            valid_until INTEGER NOT NULL,
            tries_left INTEGER NOT NULL CHECK (tries_left >= 0),
            message TEXT NOT NULL,
            PRIMARY KEY (member, purpose)
        ) STRICT;
        CREATE TABLE throttle (
            name BLOB PRIMARY KEY,
            failures INTEGER NOT NULL CHECK (failures > 0),
            blocked_until INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE outbox (
            id TEXT PRIMARY KEY,
            member TEXT NOT NULL REFERENCES member(id) ON DELETE CASCADE,
            purpose TEXT NOT NULL CHECK (purpose IN ('confirmation', 'login', 'notice')),
            recipient TEXT NOT NULL,
            subject TEXT NOT NULL,
            sealed_text BLOB NOT NULL,
            created_at INTEGER NOT NULL,
            due_at INTEGER NOT NULL,
            attempts INTEGER NOT NULL,
            leased_until INTEGER,
            state TEXT NOT NULL CHECK (state IN ('waiting', 'sent', 'refused', 'givenUp')),
            reason TEXT
        ) STRICT;
        CREATE INDEX outbox_due ON outbox(due_at) WHERE state = 'waiting';
        CREATE INDEX outbox_of_member ON outbox(member, created_at);
        CREATE TABLE agreement (
            member TEXT NOT NULL REFERENCES member(id) ON DELETE CASCADE,
            version TEXT NOT NULL,
            text_hash TEXT NOT NULL CHECK (length(text_hash) = 64),
            language TEXT NOT NULL,
            at INTEGER NOT NULL,
            terminal TEXT NOT NULL
        ) STRICT;
        CREATE INDEX agreement_of_member ON agreement(member, at);
        CREATE TABLE desk_note (
            member TEXT NOT NULL REFERENCES member(id) ON DELETE CASCADE,
            reason TEXT NOT NULL,
            at INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX desk_note_of_member ON desk_note(member, at);
        """
}
