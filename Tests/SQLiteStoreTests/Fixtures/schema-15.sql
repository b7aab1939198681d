-- The tables of schema 15, with a record of each kind that it knew, each column filled.
CREATE TABLE agreement (
            member TEXT NOT NULL REFERENCES member(id) ON DELETE CASCADE,
            version TEXT NOT NULL,
            text_hash TEXT NOT NULL CHECK (length(text_hash) = 64),
            language TEXT NOT NULL,
            at INTEGER NOT NULL,
            terminal TEXT NOT NULL
        ) STRICT;
INSERT INTO "agreement" VALUES('00000000000000000000000000000002','2026-04','b2d1255e7aa52c98b97dcaa661ee7660440d0c5408dd29f0eb8cc73d776e7c5c','en',1795646568035,'窓口 1番');
INSERT INTO "agreement" VALUES('00000000000000000000000000000003','2026-04','b2d1255e7aa52c98b97dcaa661ee7660440d0c5408dd29f0eb8cc73d776e7c5c','ja',1795646568035,'窓口 1番');
INSERT INTO "agreement" VALUES('00000000000000000000000000000004','2026-04','b2d1255e7aa52c98b97dcaa661ee7660440d0c5408dd29f0eb8cc73d776e7c5c','en',1795646568035,'窓口 1番');
INSERT INTO "agreement" VALUES('00000000000000000000000000000005','2026-04','b2d1255e7aa52c98b97dcaa661ee7660440d0c5408dd29f0eb8cc73d776e7c5c','ja',1795646568035,'窓口 1番');
INSERT INTO "agreement" VALUES('00000000000000000000000000000006','2026-04','b2d1255e7aa52c98b97dcaa661ee7660440d0c5408dd29f0eb8cc73d776e7c5c','en',1795646568035,'窓口 1番');
INSERT INTO "agreement" VALUES('00000000000000000000000000000007','2026-04','b2d1255e7aa52c98b97dcaa661ee7660440d0c5408dd29f0eb8cc73d776e7c5c','ja',1795646568035,'窓口 1番');
INSERT INTO "agreement" VALUES('00000000000000000000000000000008','2026-04','b2d1255e7aa52c98b97dcaa661ee7660440d0c5408dd29f0eb8cc73d776e7c5c','en',1795646568035,'窓口 1番');
INSERT INTO "agreement" VALUES('00000000000000000000000000000009','2026-04','b2d1255e7aa52c98b97dcaa661ee7660440d0c5408dd29f0eb8cc73d776e7c5c','ja',1795646568035,'窓口 1番');
INSERT INTO "agreement" VALUES('0000000000000000000000000000000a','2026-04','b2d1255e7aa52c98b97dcaa661ee7660440d0c5408dd29f0eb8cc73d776e7c5c','en',1795646568035,'窓口 1番');
INSERT INTO "agreement" VALUES('0000000000000000000000000000000b','2026-04','b2d1255e7aa52c98b97dcaa661ee7660440d0c5408dd29f0eb8cc73d776e7c5c','ja',1795646568035,'窓口 1番');
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
INSERT INTO "audit" VALUES(1,1795646568035,'demo','e7e6e61b6bf64c9647264e4d0578fbdf','passwordAccepted(printed)','1.3',X'0000000000000000000000000000000000000000000000000000000000000000',X'0DC357F56FA496E89B35748AB888D70F6C8CDC3FEAFF48D2CF9566F85F491BE6');
INSERT INTO "audit" VALUES(2,1795646568035,'demo','e7e6e61b6bf64c9647264e4d0578fbdf','birthdateMatched','1.4',X'0DC357F56FA496E89B35748AB888D70F6C8CDC3FEAFF48D2CF9566F85F491BE6',X'43A126EE5C9222539FF0D0D23B16142A8511064AA21975B2BBD236B903200261');
INSERT INTO "audit" VALUES(3,1795646568035,'demo','e7e6e61b6bf64c9647264e4d0578fbdf','termsAgreed','1.5',X'43A126EE5C9222539FF0D0D23B16142A8511064AA21975B2BBD236B903200261',X'4C5AF7A156BD555330BCDE6510F13819D49F05C5172BC23E641CD2C438F465DE');
CREATE TABLE authenticator (
            id TEXT PRIMARY KEY,
            member TEXT NOT NULL REFERENCES member(id) ON DELETE CASCADE,
            sealed_key BLOB NOT NULL,
            created_at INTEGER NOT NULL,
            proved_at INTEGER,
            superseded_at INTEGER,
            last_step INTEGER
        , name TEXT, explained_steps TEXT NOT NULL DEFAULT '[]'
                        CHECK (json_valid(explained_steps))) STRICT;
INSERT INTO "authenticator" VALUES('key-pending','00000000000000000000000000000006',X'0009FE',1795646568035,NULL,NULL,NULL,NULL,'[]');
INSERT INTO "authenticator" VALUES('key-proved','00000000000000000000000000000009',X'0109FE',1795646568035,1795646569035,NULL,59854885,'居間の電話','[59854885]');
INSERT INTO "authenticator" VALUES('key-superseded','00000000000000000000000000000009',X'0209FE',1795646563035,NULL,1795646568035,NULL,NULL,'[]');
CREATE TABLE desk_note (
            member TEXT NOT NULL REFERENCES member(id) ON DELETE CASCADE,
            reason TEXT NOT NULL,
            at INTEGER NOT NULL
        ) STRICT;
INSERT INTO "desk_note" VALUES('00000000000000000000000000000003','mailUnreadable',1795646568035);
CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
INSERT INTO "grdb_migrations" VALUES('1 members, journeys, credentials, outbox');
INSERT INTO "grdb_migrations" VALUES('2 audit');
INSERT INTO "grdb_migrations" VALUES('3 names of devices');
INSERT INTO "grdb_migrations" VALUES('4 passkeys and tickets');
INSERT INTO "grdb_migrations" VALUES('5 explained codes');
INSERT INTO "grdb_migrations" VALUES('6 links of mails');
INSERT INTO "grdb_migrations" VALUES('7 further passkeys');
INSERT INTO "grdb_migrations" VALUES('8 tickets for home');
INSERT INTO "grdb_migrations" VALUES('9 quotas, key checks, devices of tickets');
INSERT INTO "grdb_migrations" VALUES('10 kinds of tickets');
INSERT INTO "grdb_migrations" VALUES('11 stored names of places');
INSERT INTO "grdb_migrations" VALUES('12 terminals out of service');
INSERT INTO "grdb_migrations" VALUES('13 accounts of staff');
INSERT INTO "grdb_migrations" VALUES('14 closed members');
INSERT INTO "grdb_migrations" VALUES('15 facts of members, and keys to find them by');
CREATE TABLE journey (
            member TEXT PRIMARY KEY REFERENCES member(id) ON DELETE CASCADE,
            standing TEXT NOT NULL,
            facts TEXT NOT NULL CHECK (json_valid(facts)),
            revision INTEGER NOT NULL CHECK (revision >= 0)
        ) STRICT;
INSERT INTO "journey" VALUES('00000000000000000000000000000001','initialLogin','{"choiceWasSkipped":false,"enrolled":[],"hasChosenPassword":false,"mail":"unconfirmed","passwordSuitsMail":false,"standing":"initialLogin"}',1);
INSERT INTO "journey" VALUES('00000000000000000000000000000002','mailConfirmation','{"choiceWasSkipped":false,"enrolled":[],"hasChosenPassword":false,"mail":"unconfirmed","passwordSuitsMail":false,"standing":"mailConfirmation"}',2);
INSERT INTO "journey" VALUES('00000000000000000000000000000003','mailAddress.desk','{"choiceWasSkipped":false,"enrolled":[],"hasChosenPassword":false,"mail":"unconfirmed","passwordSuitsMail":false,"standing":"mailAddress.desk"}',3);
INSERT INTO "journey" VALUES('00000000000000000000000000000004','chooseMethod.devices','{"choiceWasSkipped":false,"enrolled":[],"hasChosenPassword":false,"mail":"confirmed","method":"app","passwordSuitsMail":false,"standing":"chooseMethod.devices"}',4);
INSERT INTO "journey" VALUES('00000000000000000000000000000005','newPassword','{"branch":"mailCode","choiceWasSkipped":false,"enrolled":[],"hasChosenPassword":false,"mail":"confirmed","method":"mail","passwordSuitsMail":false,"standing":"newPassword"}',5);
INSERT INTO "journey" VALUES('00000000000000000000000000000006','appBesidePC.scanKey','{"branch":"appBesidePC","choiceWasSkipped":false,"devices":"both","enrolled":[],"hasChosenPassword":true,"mail":"confirmed","method":"app","passwordSuitsMail":true,"standing":"appBesidePC.scanKey"}',6);
INSERT INTO "journey" VALUES('00000000000000000000000000000007','edgeExtension.savePicture','{"branch":"edgeExtension","choiceWasSkipped":false,"devices":"pcOnly","enrolled":[],"hasChosenPassword":true,"mail":"confirmed","method":"app","passwordSuitsMail":true,"standing":"edgeExtension.savePicture"}',7);
INSERT INTO "journey" VALUES('00000000000000000000000000000008','mailCode.enterCode','{"branch":"mailCode","choiceWasSkipped":false,"enrolled":[],"hasChosenPassword":true,"mail":"confirmed","method":"mail","passwordSuitsMail":true,"standing":"mailCode.enterCode"}',8);
INSERT INTO "journey" VALUES('00000000000000000000000000000009','topPage','{"branch":"appBesidePC","choiceWasSkipped":false,"devices":"both","enrolled":["app"],"hasChosenPassword":true,"mail":"confirmed","method":"app","passwordSuitsMail":true,"standing":"topPage"}',9);
INSERT INTO "journey" VALUES('0000000000000000000000000000000a','passkeyOnPC.register','{"branch":"passkeyOnPC","choiceWasSkipped":false,"devices":"pcOnly","enrolled":[],"hasChosenPassword":true,"mail":"confirmed","method":"passkey","passwordSuitsMail":true,"standing":"passkeyOnPC.register"}',10);
INSERT INTO "journey" VALUES('0000000000000000000000000000000b','passkeyOnPhone.signIn','{"branch":"passkeyOnPhone","choiceWasSkipped":false,"devices":"phoneOnly","enrolled":["passkey"],"hasChosenPassword":true,"mail":"confirmed","method":"passkey","passwordSuitsMail":true,"standing":"passkeyOnPhone.signIn"}',11);
CREATE TABLE key_check (
            version INTEGER PRIMARY KEY CHECK (version > 0),
            value BLOB NOT NULL CHECK (length(value) = 32)
        ) STRICT;
INSERT INTO "key_check" VALUES(1,X'6363636363636363636363636363636363636363636363636363636363636363');
CREATE TABLE "mailed_code" (
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
INSERT INTO "mailed_code" VALUES('00000000000000000000000000000002','confirmation','proved',X'0202020202020202020202020202020202020202020202020202020202020202',1795646568035,1795648368035,4,'mail-2',X'3E3E3E3E3E3E3E3E3E3E3E3E3E3E3E3E3E3E3E3E3E3E3E3E3E3E3E3E3E3E3E3E');
INSERT INTO "mailed_code" VALUES('00000000000000000000000000000008','login','proved',X'0808080808080808080808080808080808080808080808080808080808080808',1795646568035,1795648368035,4,'mail-8',NULL);
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
        , may_do_without_mail INTEGER NOT NULL DEFAULT 0
            CHECK (may_do_without_mail IN (0, 1)), closed_at INTEGER, closed_for TEXT
    CHECK ((closed_for IS NULL) = (closed_at IS NULL)
        AND closed_for IN ('left', 'died', 'asked', 'mistaken')), branch_number TEXT, kana TEXT, relation TEXT CHECK (relation IS NULL OR relation IN ('insured', 'family')), workplace TEXT, postal_code TEXT, address TEXT, acquired_on TEXT CHECK (acquired_on IS NULL OR length(acquired_on) = 10), lost_on TEXT CHECK (lost_on IS NULL OR length(lost_on) = 10), search_key TEXT NOT NULL DEFAULT '') STRICT;
INSERT INTO "member" VALUES('00000000000000000000000000000001','20000001','12','101','ミドリ ハナコ','1948-11-23','m1@example.jp',NULL,'member',NULL,NULL,NULL,NULL,0,1795646573035,'left','00','ミドリ ハナコ','insured','本社','100-0001','東京都千代田区千代田1-1','1990-04-01','2030-04-01','ミドリハナコ
ミドリハナコ');
INSERT INTO "member" VALUES('00000000000000000000000000000002','20000002','12','102','ミドリ ハナコ','1948-11-23','m2@example.jp','new2@example.jp','member',NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'ミドリハナコ');
INSERT INTO "member" VALUES('00000000000000000000000000000003','20000003','12','103','ミドリ ハナコ','1948-11-23','m3@example.jp',NULL,'member',NULL,NULL,NULL,NULL,1,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'ミドリハナコ');
INSERT INTO "member" VALUES('00000000000000000000000000000004','20000004','12','104','ミドリ ハナコ','1948-11-23','m4@example.jp',NULL,'member',NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'ミドリハナコ');
INSERT INTO "member" VALUES('00000000000000000000000000000005','20000005','12','105','ミドリ ハナコ','1948-11-23','m5@example.jp',NULL,'member',NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'ミドリハナコ');
INSERT INTO "member" VALUES('00000000000000000000000000000006','20000006','12','106','ミドリ ハナコ','1948-11-23','m6@example.jp',NULL,'member',NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'ミドリハナコ');
INSERT INTO "member" VALUES('00000000000000000000000000000007','20000007','12','107','ミドリ ハナコ','1948-11-23','m7@example.jp',NULL,'member',NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'ミドリハナコ');
INSERT INTO "member" VALUES('00000000000000000000000000000008','20000008','12','108','ミドリ ハナコ','1948-11-23','m8@example.jp',NULL,'member',NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'ミドリハナコ');
INSERT INTO "member" VALUES('00000000000000000000000000000009','20000009','12','109','ミドリ ハナコ','1948-11-23','m9@example.jp',NULL,'helper',1795560168035,'窓口 1番',1795646568035,'窓口 2番',0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'ミドリハナコ');
INSERT INTO "member" VALUES('0000000000000000000000000000000a','20000010','12','110','ミドリ ハナコ','1948-11-23','m10@example.jp',NULL,'member',NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'ミドリハナコ');
INSERT INTO "member" VALUES('0000000000000000000000000000000b','20000011','12','111','ミドリ ハナコ','1948-11-23','m11@example.jp',NULL,'member',NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'ミドリハナコ');
CREATE TABLE out_of_service (
            terminal TEXT PRIMARY KEY,
            message TEXT CHECK (message IN ('backSoon', 'otherTerminal', 'underRepair')),
            since INTEGER NOT NULL
        ) STRICT;
INSERT INTO "out_of_service" VALUES('窓口 1番','otherTerminal',1795646568035);
INSERT INTO "out_of_service" VALUES('窓口 2番',NULL,1795646569035);
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
        , quota TEXT
            CHECK (quota IS NULL OR quota IN ('cardData', 'cardDataAtKiosk', 'proved', 'provedAtKiosk')), changes TEXT NOT NULL DEFAULT '') STRICT;
INSERT INTO "outbox" VALUES('mail-2','00000000000000000000000000000002','confirmation','m2@example.jp','確認',X'0001FF',1795646568035,1795646628035,1,1795646598035,'waiting','451 later','proved','');
INSERT INTO "outbox" VALUES('mail-8','00000000000000000000000000000008','login','m8@example.jp','確認',X'0001FF',1795646568035,1795646628035,1,NULL,'waiting','451 later','proved','');
INSERT INTO "outbox" VALUES('mail-sent','00000000000000000000000000000009','notice','m9@example.jp','お知らせ',X'',1795646568035,1795646568035,1,NULL,'sent',NULL,NULL,'firstMethod,withoutMail');
INSERT INTO "outbox" VALUES('mail-refused','00000000000000000000000000000007','notice','m7@example.jp','お知らせ',X'',1795646568035,1795646568035,1,NULL,'refused','550 no such user',NULL,'');
INSERT INTO "outbox" VALUES('mail-given-up','00000000000000000000000000000007','notice','m7@example.jp','お知らせ',X'',1795646568035,1795646568035,9,NULL,'givenUp','451 later',NULL,'');
CREATE TABLE passkey (
            id TEXT PRIMARY KEY,
            member TEXT NOT NULL REFERENCES member(id) ON DELETE CASCADE,
            content BLOB NOT NULL,
            name TEXT,
            created_at INTEGER NOT NULL,
            proved_at INTEGER,
            last_used_at INTEGER
        ) STRICT;
INSERT INTO "passkey" VALUES('AQ','0000000000000000000000000000000b',X'0300FF','タロウの電話',1795646568035,1795646576035,1795646576035);
CREATE TABLE password (
            member TEXT PRIMARY KEY REFERENCES member(id) ON DELETE CASCADE,
            kind TEXT NOT NULL CHECK (kind IN ('printed', 'guessable', 'chosen')),
            hash TEXT NOT NULL,
            set_at INTEGER NOT NULL,
            valid_until INTEGER
        ) STRICT;
INSERT INTO "password" VALUES('00000000000000000000000000000001','guessable','',1795646568035,1803422568035);
INSERT INTO "password" VALUES('00000000000000000000000000000002','printed','v1$argon2id$v=19$m=64,t=1,p=1$HLilRjbvgplqNz6gt5AFtA$8STaIfLDWHDqPDvAAGpgGPgLJ1oore20+KjWNHCO0Js',1795646568035,1803422568035);
INSERT INTO "password" VALUES('00000000000000000000000000000003','printed','v1$argon2id$v=19$m=64,t=1,p=1$HLilRjbvgplqNz6gt5AFtA$8STaIfLDWHDqPDvAAGpgGPgLJ1oore20+KjWNHCO0Js',1795646568035,1803422568035);
INSERT INTO "password" VALUES('00000000000000000000000000000004','printed','v1$argon2id$v=19$m=64,t=1,p=1$HLilRjbvgplqNz6gt5AFtA$8STaIfLDWHDqPDvAAGpgGPgLJ1oore20+KjWNHCO0Js',1795646568035,1803422568035);
INSERT INTO "password" VALUES('00000000000000000000000000000005','printed','v1$argon2id$v=19$m=64,t=1,p=1$HLilRjbvgplqNz6gt5AFtA$8STaIfLDWHDqPDvAAGpgGPgLJ1oore20+KjWNHCO0Js',1795646568035,1803422568035);
INSERT INTO "password" VALUES('00000000000000000000000000000006','chosen','v1$argon2id$v=19$m=64,t=1,p=1$HLilRjbvgplqNz6gt5AFtA$8STaIfLDWHDqPDvAAGpgGPgLJ1oore20+KjWNHCO0Js',1795646568035,1803422568035);
INSERT INTO "password" VALUES('00000000000000000000000000000007','chosen','v1$argon2id$v=19$m=64,t=1,p=1$HLilRjbvgplqNz6gt5AFtA$8STaIfLDWHDqPDvAAGpgGPgLJ1oore20+KjWNHCO0Js',1795646568035,1803422568035);
INSERT INTO "password" VALUES('00000000000000000000000000000008','chosen','v1$argon2id$v=19$m=64,t=1,p=1$HLilRjbvgplqNz6gt5AFtA$8STaIfLDWHDqPDvAAGpgGPgLJ1oore20+KjWNHCO0Js',1795646568035,1803422568035);
INSERT INTO "password" VALUES('00000000000000000000000000000009','chosen','v1$argon2id$v=19$m=64,t=1,p=1$HLilRjbvgplqNz6gt5AFtA$8STaIfLDWHDqPDvAAGpgGPgLJ1oore20+KjWNHCO0Js',1795646568035,NULL);
INSERT INTO "password" VALUES('0000000000000000000000000000000a','chosen','v1$argon2id$v=19$m=64,t=1,p=1$HLilRjbvgplqNz6gt5AFtA$8STaIfLDWHDqPDvAAGpgGPgLJ1oore20+KjWNHCO0Js',1795646568035,1803422568035);
INSERT INTO "password" VALUES('0000000000000000000000000000000b','chosen','v1$argon2id$v=19$m=64,t=1,p=1$HLilRjbvgplqNz6gt5AFtA$8STaIfLDWHDqPDvAAGpgGPgLJ1oore20+KjWNHCO0Js',1795646568035,1803422568035);
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
INSERT INTO "staff_account" VALUES('00000000000000000000000000000051','ito','lead','v1$argon2id$v=19$m=64,t=1,p=1$HLilRjbvgplqNz6gt5AFtA$8STaIfLDWHDqPDvAAGpgGPgLJ1oore20+KjWNHCO0Js',NULL,X'0001FE',1795646569035,59854885,1795646568035,NULL);
INSERT INTO "staff_account" VALUES('00000000000000000000000000000052','sato.hanako','desk','v1$argon2id$v=19$m=64,t=1,p=1$HLilRjbvgplqNz6gt5AFtA$8STaIfLDWHDqPDvAAGpgGPgLJ1oore20+KjWNHCO0Js',1796856168035,NULL,NULL,NULL,1795646568035,1795646570035);
CREATE TABLE staff_session (
            workstation BLOB PRIMARY KEY CHECK (length(workstation) = 32),
            staff TEXT NOT NULL REFERENCES staff_account(id) ON DELETE CASCADE,
            begun_at INTEGER NOT NULL,
            used_at INTEGER NOT NULL
        ) STRICT;
INSERT INTO "staff_session" VALUES(X'5353535353535353535353535353535353535353535353535353535353535353','00000000000000000000000000000051',1795646571035,1795646572035);
CREATE TABLE throttle (
            name BLOB PRIMARY KEY,
            failures INTEGER NOT NULL CHECK (failures > 0),
            blocked_until INTEGER NOT NULL
        ) STRICT;
INSERT INTO "throttle" VALUES(X'4646464646464646464646464646464646464646464646464646464646464646',3,1795646577035);
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
            collected_at INTEGER, device TEXT, confirmed_at INTEGER, kind TEXT NOT NULL DEFAULT 'here' CHECK (kind IN ('here', 'addition', 'forHome')),
            CHECK ((opened_at IS NULL) = (browser_hash IS NULL)),
            CHECK (proved_at IS NULL OR opened_at IS NOT NULL),
            CHECK (collected_at IS NULL OR proved_at IS NOT NULL)
        ) STRICT;
INSERT INTO "ticket" VALUES('ticket-open','0000000000000000000000000000000a','1番の機械',0,X'5050505050505050505050505050505050505050505050505050505050505050',X'5151515151515151515151515151515151515151515151515151515151515151',X'5252525252525252525252525252525252525252525252525252525252525252',X'5353535353535353535353535353535353535353535353535353535353535353','chosen',1795646568035,1795646568035,1795646748035,5,1795646573035,X'5454545454545454545454545454545454545454545454545454545454545454',NULL,NULL,X'0100FF',NULL,NULL,'windows',1795646574035,'here');
INSERT INTO "ticket" VALUES('ticket-done','0000000000000000000000000000000b','窓口 1番',1,X'5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A',X'5B5B5B5B5B5B5B5B5B5B5B5B5B5B5B5B5B5B5B5B5B5B5B5B5B5B5B5B5B5B5B5B',X'5C5C5C5C5C5C5C5C5C5C5C5C5C5C5C5C5C5C5C5C5C5C5C5C5C5C5C5C5C5C5C5C',X'5D5D5D5D5D5D5D5D5D5D5D5D5D5D5D5D5D5D5D5D5D5D5D5D5D5D5D5D5D5D5D5D','chosen',1795646568035,1795646568035,1795646748035,3,1795646573035,X'5E5E5E5E5E5E5E5E5E5E5E5E5E5E5E5E5E5E5E5E5E5E5E5E5E5E5E5E5E5E5E5E',1795646574035,1795646577035,NULL,1795646576035,1795646576535,'iPhone',1795646573535,'forHome');
CREATE TABLE user_handle (
            member TEXT PRIMARY KEY REFERENCES member(id) ON DELETE CASCADE,
            handle BLOB NOT NULL UNIQUE CHECK (length(handle) = 64)
        ) STRICT;
INSERT INTO "user_handle" VALUES('0000000000000000000000000000000b',X'07070707070707070707070707070707070707070707070707070707070707070707070707070707070707070707070707070707070707070707070707070707');
CREATE INDEX authenticator_of_member ON authenticator(member);
CREATE INDEX outbox_due ON outbox(due_at) WHERE state = 'waiting';
CREATE INDEX outbox_of_member ON outbox(member, created_at);
CREATE INDEX agreement_of_member ON agreement(member, at);
CREATE INDEX desk_note_of_member ON desk_note(member, at);
CREATE INDEX ticket_of_member ON ticket(member, created_at);
CREATE INDEX passkey_of_member ON passkey(member, created_at);
CREATE UNIQUE INDEX mailed_code_of_link ON mailed_code(link_hash);
