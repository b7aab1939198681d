import Foundation
import Settings
import Testing

@Suite("Commands, as the built program does them") final class CommandTests {
    private let folder = NSTemporaryDirectory() + "firstlogin-commands-\(UUID().uuidString)"
    private let settings: String

    init() throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        settings = "\(folder)/settings.json"
        try BuiltProgram.ownSettings.write(toFile: settings, atomically: true, encoding: .utf8)
    }

    deinit { do { try FileManager.default.removeItem(atPath: folder) } catch { Issue.record(error) } }

    private func run(_ arguments: String..., input: String = "", with variables: [String: String] = [:]) throws
        -> BuiltProgram.Outcome
    { try run(arguments: arguments, input: input, with: variables) }

    private func run(
        arguments: [String], input: String = "", with variables: [String: String] = [:]
    ) throws -> BuiltProgram.Outcome {
        try BuiltProgram(home: folder).run(arguments, input: input, with: variables)
    }

    private let members = """
        user_id,symbol,number,name,birthdate,mail,account
        01234567,12,101,ダイワ タロウ,1950-03-04,taro@example.jp,new
        """

    @Test("T21 The line of terminal pin is what the settings take, and tells nothing of the PIN") func staffPIN() throws
    {
        #expect(try run("office", "import", "-", "--delta", "--settings", settings, input: members).status == 0)
        let made = try run("terminal", "pin", "--settings", settings, input: "482913\n482913\n")
        #expect(made.status == 0 && made.complaint == "PIN: PIN once more: " && !made.output.contains("482913"))
        let line = made.output.trimmingCharacters(in: .newlines)
        let variables = ["FIRSTLOGIN_TERMINAL_STAFF_PIN": line, "FIRSTLOGIN_TERMINAL_KIND": "kiosk"]
        #expect(try run("settings", "--settings", settings, with: variables).status == 0)
        for input in ["", "482913\n482914\n", "123456\n123456\n", "48291\n48291\n", "48291x\n48291x\n"] {
            let refused = try run("terminal", "pin", "--settings", settings, input: input)
            #expect(refused.status == 1 && refused.output.isEmpty && !refused.complaint.contains("4829"), "\(input)")
        }
    }

    @Test("0 for done: members are taken in, a notice is drawn") func done() throws {
        let taken = try run("office", "import", "-", "--delta", "--settings", settings, input: members)
        #expect(taken.status == 0 && taken.output.contains("added      1 (1 new"))
        #expect(taken.complaint.isEmpty)
        let notice = try run("office", "notice", "0123-4567", "--show", "--settings", settings)
        #expect(notice.status == 0 && notice.output.contains("ダイワ タロウ 様") && notice.complaint.isEmpty)
        let second = try run(
            "office", "notice", "01234567", "--show", "--json", with: ["FIRSTLOGIN_SETTINGS": settings])
        let read = try JSONDecoder().decode([String: String].self, from: Data(second.output.utf8))
        #expect(second.status == 0 && read["userID"] == "01234567" && read["initialPassword"]?.count == 17)
        #expect(!notice.output.contains(read["initialPassword"] ?? "-"))
        let data = "\(folder)/.local/share/firstlogin"
        for name in try FileManager.default.contentsOfDirectory(atPath: data) + [""] {
            let mode = try FileManager.default.attributesOfItem(atPath: "\(data)/\(name)")[.posixPermissions] as? Int
            #expect((mode ?? 0o777) & 0o077 == 0, "\(name)")
        }
    }

    @Test("staff are told in the language of their locale, or of --language; JSON stays what it is")
    func staffLanguage() throws {
        let wrong = members.replacing("1950-03-04", with: "1950-02-30")
        func refused(_ more: [String] = [], _ locale: [String: String] = [:]) throws -> String {
            try run(
                arguments: ["office", "import", "-", "--delta", "--settings", settings] + more, input: wrong,
                with: locale
            ).complaint
        }
        let (japanese, english) = ("2行目 birthdate: そのような日はありません", "line 2, birthdate: there is no such day")
        for (more, locale, isJapanese) in [
            ([], ["LANG": "ja_JP.UTF-8"], true), ([], ["LC_ALL": "ja_JP", "LANG": "C"], true),
            ([], ["LC_ALL": "", "LC_MESSAGES": "ja_JP.UTF-8", "LANG": "en_US.UTF-8"], true),
            ([], ["LC_ALL": "C.UTF-8", "LANG": "ja_JP.UTF-8"], false), ([], [:], false),
            ([], ["LANG": "jam_JM"], false),
            (["--language", "en"], ["LANG": "ja_JP.UTF-8"], false), (["--language=ja"], [:], true),
        ] as [([String], [String: String], Bool)] {
            #expect(try refused(more, locale).contains(isJapanese ? japanese : english), "\(more) \(locale)")
        }
        let all = ["LANG": "ja_JP.UTF-8"]
        let json = try run(
            "office", "import", "-", "--delta", "--json", "--settings", settings, input: wrong, with: all)
        #expect(json.output.contains("there is no such day"))
        let taken = try run("office", "import", "-", "--delta", "--settings", settings, input: members, with: all)
        #expect(taken.output.contains("追加      1人（新規 1人、以前から 0人）"))
        for (arguments, sentence) in [
            (["mails"], "送れなかったメールはありません"), (["audit"], "記録に異常はありません"), (["unlock", "01234567"], "待ち時間は、ありませんでした"),
            (["without-mail", "01234567"], "メールなしで進めるようにしました"), (["new-key"], "2個になりました"),
            (["notice", "9", "--show"], "このユーザIDの方は、登録されていません"), (["notice", "？", "--show"], "ユーザIDは、数字と英字だけです"),
            (["notice", "01234567", "--file", "\(folder)/notice.txt"], "に書きました"),
            (["notice", "01234567", "--file", "\(folder)/notice.txt"], "notice.txt: もうあります"),
            (["import", folder, "--delta"], "フォルダーです"), (["audit", "verify", "--anchor", folder], "フォルダーです"),
            (["notice", "01234567", "--file", folder], "フォルダーです"),
            (["import", "\(folder)/none.csv", "--delta"], "none.csv: そのようなファイルはありません"), (["unlock"], "どれか一つを付けてください"),
            (["notice", "01234567"], "--printer プリンター名"),
            (["import", "-", "--delta", "--encoding", "x"], "次のどれかです: utf-8, cp932"),
        ] {
            let outcome = try run(arguments: ["office"] + arguments + ["--settings", settings], with: all)
            #expect((outcome.output + outcome.complaint).contains(sentence), "\(arguments): \(outcome)")
        }
    }

    @Test("T10 plain text in kana is asked for by --plain and by ACCESSIBLE; a language that there is not is refused")
    func languages() throws {
        for (arguments, variables) in [
            (["--plain=kana"], [:]), ([], ["ACCESSIBLE": "kana"]),
            (["--plain"], ["FIRSTLOGIN_LANGUAGE": "ja-kana"]),
        ] as [([String], [String: String])] {
            let told = try run(arguments: ["--settings", settings] + arguments, with: variables)
            #expect(told.status == 0 && told.output.hasPrefix("いちぎょうずつの ひょうじです。"), "\(told)")
        }
        let easy = try run("--settings", settings, with: ["FIRSTLOGIN_LANGUAGE": "ja-easy"])
        #expect(easy.status == 0 && easy.output.contains("English"))
        let unknown = try run("demo", with: ["FIRSTLOGIN_LANGUAGE": "fr"])
        #expect(unknown.status == 2 && unknown.output.isEmpty)
        #expect(unknown.complaint.contains("FIRSTLOGIN_LANGUAGE: 'fr' is none of ja, ja-easy, en, ja-kana"))
        let form = try run("demo", "--plain=braille")
        #expect(form.status == 2 && form.complaint.contains("usual") && form.complaint.contains("kana"))
        // Staff are told in Japanese or in English.
        let staff = try run("office", "mails", "--settings", settings, "--language", "ja-easy")
        #expect(staff.status == 2 && staff.complaint.contains("'ja'") && !staff.complaint.contains("'ja-kana'"))
    }

    @Test("1 for refused: a file with faults, nobody of that ID") func refused() throws {
        let wrong = members.replacing("1950-03-04", with: "1950-02-30")
        let file = try run("office", "import", "-", "--delta", "--settings", settings, input: wrong)
        #expect(file.status == 1 && file.output.isEmpty)
        #expect(file.complaint.contains("line 2, birthdate: there is no such day"))
        let json = try run("office", "import", "-", "--delta", "--json", "--settings", settings, input: wrong)
        #expect(json.status == 1 && json.output.contains("\"line\" : 2") && json.complaint.isEmpty)
        let nobody = try run("office", "notice", "1", "--show", "--settings", settings)
        #expect(nobody.status == 1 && nobody.complaint == "firstlogin: there is no member with this user ID\n")
    }

    @Test("T10 without a terminal the wizard asks line by line, and ends politely with its input")
    func withoutTerminal() throws {
        let nobody = try run("--settings", settings)
        #expect(nobody.status == 0 && nobody.output.contains("一行ずつの表示です。") && nobody.output.contains("0【1】"))
        let wrong = try run("--settings", settings, input: "1\n99999999\nno\nEnglish\nF10\n2\n")
        #expect(wrong.status == 0 && wrong.output.contains("エラー: 登録の内容と一致しませんでした。"))
        #expect(wrong.output.contains("User ID (required)") && !wrong.output.contains("\u{1B}"))
    }

    @Test("the calls of every day, which need no parser, answer as the parser's own")
    func everyDay() throws {
        for (plain, parsed) in [
            (["--settings", settings], ["wizard", "--settings", settings]),
            (["--settings", "/none.json"], ["wizard", "--settings", "/none.json"]),
            (["demo", "--home", settings], ["demo", "--theme", "light", "--home", settings]),
        ] {
            let outcomes = try [plain, parsed].map { try run(arguments: $0) }
            #expect(outcomes[0].status == outcomes[1].status)
            #expect(outcomes[0].complaint == outcomes[1].complaint && outcomes[0].output == outcomes[1].output)
        }
    }

    @Test(
        "2 for a wrong call",
        arguments: [
            ["--bogus"], ["office", "notice"], ["office", "import"], ["office", "notice", "a_b"], ["nonsense"],
            ["settings", "--as", "poem"], ["office", "import", "/none.csv", "--delta"],
            ["demo", "--members"], ["flow", "--section", "9"],
        ])
    func wrongCall(_ arguments: [String]) throws {
        let outcome: BuiltProgram.Outcome
        switch arguments.count {
        case 1: outcome = try run(arguments[0])
        case 2: outcome = try run(arguments[0], arguments[1])
        default: outcome = try run(arguments[0], arguments[1], arguments[2])
        }
        #expect(outcome.status == 2 && outcome.output.isEmpty && !outcome.complaint.isEmpty)
    }

    @Test("2 for wrong settings, which are named") func wrongSettings() throws {
        let missing = try run()
        #expect(missing.status == 2 && missing.complaint.contains("society.name (or FIRSTLOGIN_SOCIETY_NAME)"))
        let unknown = try run(
            "office", "notice", "1", "--show", "--settings", settings, with: ["FIRSTLOGIN_SMPT_HOST": "x"])
        #expect(
            unknown.status == 2 && unknown.complaint.contains("FIRSTLOGIN_SMPT_HOST (environment): there is no such"))
        let none = try run("settings", "--settings", "/none.json")
        #expect(none.status == 2 && none.complaint.contains("/none.json cannot be used"))
    }

    @Test("A damaged store and a key file that others can read are said in a sentence") func operators() throws {
        let data = "\(folder)/data"
        try FileManager.default.createDirectory(atPath: data, withIntermediateDirectories: true)
        let variables = ["FIRSTLOGIN_STORE": "\(data)/store.sqlite"]
        let keys = "\(data)/keys"
        try #require(
            FileManager.default.createFile(atPath: keys, contents: Data(), attributes: [.posixPermissions: 0o644]))
        try Data().write(to: URL(fileURLWithPath: "\(data)/store.sqlite"))
        chmod("\(data)/store.sqlite", 0o600)
        let open = try run("office", "notice", "1", "--show", "--settings", settings, with: variables)
        #expect(open.status == 1 && open.complaint.contains("others can read the key file"))
        try FileManager.default.removeItem(atPath: keys)
        try Data(repeating: 7, count: 5_000).write(to: URL(fileURLWithPath: "\(data)/store.sqlite"))
        chmod("\(data)/store.sqlite", 0o600)
        let damaged = try run("office", "notice", "1", "--show", "--settings", settings, with: variables)
        #expect(damaged.status == 1 && damaged.complaint.contains("the store cannot be used"))
    }

    @Test("The record of what happened: whole or not, in words or as JSON, against an anchor that is one")
    func audit() throws {
        let anchor = "\(folder)/anchor.json"
        let none = try run("office", "audit", "anchor", "--settings", settings)
        #expect(none.status == 1 && none.complaint.contains("there is no store"))
        #expect(!FileManager.default.fileExists(atPath: "\(folder)/.local"))
        #expect(try run("office", "import", "-", "--delta", "--settings", settings, input: members).status == 0)
        let taken = try run("office", "audit", "anchor", "--settings", settings)
        #expect(taken.status == 0)
        try taken.output.write(toFile: anchor, atomically: true, encoding: .utf8)
        let verdict = try run("office", "audit", "verify", "--anchor", anchor, "--json", "--settings", settings)
        #expect(verdict.status == 0 && verdict.output.contains("\"isWhole\" : true"))
        let missing = try run("office", "audit", "verify", "--anchor", "/none.json", "--settings", settings)
        #expect(missing.status == 2 && missing.complaint.contains("/none.json: No such file"))
        let shown = try run("office", "audit", "show", "--event", "membersAdded", "--settings", settings)
        #expect(shown.status == 0 && shown.output.contains("the office took members in"))
        let json = try run("office", "audit", "show", "--last", "1", "--json", "--settings", settings)
        #expect(json.status == 0 && json.output.contains("\"event\" : \"recordLookedAt\""))
        for words in [
            ["--event", "sung"], ["--since", "2026-02-30"], ["--last", "0"], ["--member", "!"],
        ] {
            let wrong = try run(arguments: ["office", "audit", "show"] + words + ["--settings", settings])
            #expect(wrong.status == 2 && !wrong.complaint.isEmpty, "\(words)")
        }
        let standing = try run("office", "member", "01234567", "--settings", settings)
        #expect(standing.status == 0 && standing.output.contains("What helps: draw a notice"))
        let nobody = try run("office", "member", "99999999", "--settings", settings)
        #expect(nobody.status != 0 && !nobody.complaint.isEmpty)
        let export = "\(folder)/record.csv"
        let exported = try run("office", "audit", "export", export, "--settings", settings)
        #expect(exported.status == 0 && exported.output.contains("entries were written"))
        let csv = try String(contentsOfFile: export, encoding: .utf8)
        #expect(csv.contains("sequence,at,event") && csv.contains(",membersAdded,"))
        let mode = try FileManager.default.attributesOfItem(atPath: export)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        let again = try run("office", "audit", "export", export, "--settings", settings)
        #expect(again.status == 2 && again.complaint.contains("record.csv"))
        let events = try run("office", "audit", "events", "--language", "en")
        #expect(events.output.contains("noticeDrawn") && events.output.contains("the office drew a notice"))
        let wrong = try run("office", "audit", "verify", "--anchor", settings, "--settings", settings)
        #expect(wrong.status == 2 && wrong.complaint.contains("\(settings) is no anchor"))
    }

    /// A society that somebody runs, in a folder of its own.
    private func society(_ folder: String) throws -> [String: String] {
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let variables = ["FIRSTLOGIN_STORE": "\(folder)/store.sqlite"]
        #expect(
            try run("office", "import", "-", "--delta", "--settings", settings, input: members, with: variables).status
                == 0)
        return variables
    }

    private func contents(_ folder: String) throws -> [String: Data] {
        var contents: [String: Data] = [:]
        for name in try FileManager.default.subpathsOfDirectory(atPath: folder) {
            contents[name] = FileManager.default.contents(atPath: "\(folder)/\(name)")
        }
        return contents
    }

    @Test(
        "S36 a demo clears no folder but its own: a society's, another's, or one that others can reach stays as it is")
    func foreignFolders() throws {
        let real = "\(folder)/real"
        let variables = try society(real)
        let before = try contents(real)
        for arguments in [["demo", "--home", real, "--members"], ["demo", "--home", real]] {
            let refused = try run(arguments: arguments)
            #expect(refused.status == 1 && refused.complaint.contains("stays as it is"), "\(refused)")
        }
        #expect(try contents(real) == before)
        // It goes on as if nothing had been.
        #expect(try run("office", "notice", "01234567", "--show", "--settings", settings, with: variables).status == 0)
        let papers = "\(folder)/papers"
        try FileManager.default.createDirectory(
            atPath: papers + "/mail", withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        try "mine".write(toFile: papers + "/mail/letter.eml", atomically: true, encoding: .utf8)
        #expect(try run("demo", "--home", papers, "--members").status == 1)
        #expect(try String(contentsOfFile: papers + "/mail/letter.eml", encoding: .utf8) == "mine")
        let open = "\(folder)/open"
        try FileManager.default.createDirectory(
            atPath: open, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o755])
        chmod(open, 0o755)
        let refused = try run("demo", "--home", open, "--members")
        #expect(refused.status == 1 && refused.complaint.contains("chmod 700"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: open).isEmpty)
        // A mark that is nobody's file is none.
        chmod(open, 0o700)
        try FileManager.default.createDirectory(atPath: open + "/.firstlogin-demo", withIntermediateDirectories: false)
        #expect(try run("demo", "--home", open, "--members").status == 1)
        #expect(try run("demo", "--home", settings, "--members").complaint.contains("is no folder"))
    }

    @Test("S35 without its keys, with other ones, or without its store every command says so and makes nothing")
    func missingKeys() throws {
        let data = "\(folder)/host"
        let variables = try society(data)
        let (keys, store) = ("\(data)/keys", "\(data)/store.sqlite")
        let commands: [[String]] = [
            [], ["serve"], ["settings"], ["office", "notice", "01234567", "--show"],
            ["office", "import", "-", "--delta"],
            ["office", "mails"], ["office", "audit", "verify"], ["office", "audit", "anchor"],
            ["office", "audit", "show"], ["office", "member", "01234567"],
            ["office", "new-key"], ["office", "unlock", "01234567"],
            ["office", "without-mail", "01234567"], ["office", "backup", "\(folder)/backup"],
        ]
        func refuses(_ sentence: String, _ file: String) throws {
            for command in commands {
                var all = variables
                if command == ["serve"] { all["FIRSTLOGIN_COMPANION_ADDRESS"] = "http://localhost:1" }
                let outcome = try run(arguments: command + ["--settings", settings], input: members, with: all)
                #expect(outcome.status == 1 && outcome.complaint.contains(sentence), "\(command): \(outcome)")
                #expect(!FileManager.default.fileExists(atPath: file) || file.isEmpty, "\(command)")
            }
        }
        let kept = try #require(FileManager.default.contents(atPath: keys))
        try FileManager.default.removeItem(atPath: keys)
        try refuses("its key file \(keys) is not there", keys)
        // Another ring in its place.
        let other = try society("\(folder)/other")
        #expect(!other.isEmpty)
        try FileManager.default.copyItem(atPath: "\(folder)/other/keys", toPath: keys)
        try refuses("the key file is not the one of this store", "")
        try FileManager.default.removeItem(atPath: keys)
        #expect(FileManager.default.createFile(atPath: keys, contents: kept, attributes: [.posixPermissions: 0o600]))
        #expect(try run("settings", "--settings", settings, with: variables).output.contains("store:"))
        for suffix in ["", "-wal", "-shm"] where FileManager.default.fileExists(atPath: store + suffix) {
            try FileManager.default.moveItem(atPath: store + suffix, toPath: store + suffix + ".away")
        }
        try refuses("its store \(store) is not", store)
        // As a copy that failed leaves it.
        #expect(FileManager.default.createFile(atPath: store, contents: nil, attributes: [.posixPermissions: 0o600]))
        let empty = try run("office", "audit", "--settings", settings, with: variables)
        #expect(empty.status == 1 && empty.complaint.contains("is empty"))
    }

    @Test("S36 nobody takes members in where a demo may clear them")
    func membersInDemo() throws {
        let home = "\(folder)/marked"
        #expect(try run("demo", "--home", home, "--members").status == 0)
        let refused = try run(
            "office", "import", "-", "--delta", "--settings", settings, input: members,
            with: ["FIRSTLOGIN_STORE": "\(home)/store.sqlite"])
        #expect(refused.status == 1 && refused.complaint.contains("folder of a demo"))
    }

    @Test("S37 a notice goes into a new file, or to a printer, and on the screen only when that is said")
    func noticeTargets() throws {
        let variables = try society("\(folder)/host")
        func notice(_ arguments: String..., path: String? = nil) throws -> BuiltProgram.Outcome {
            var all = variables
            if let path { all["PATH"] = path }
            return try run(arguments: ["office", "notice", "01234567", "--settings", settings] + arguments, with: all)
        }
        let silent = try notice()
        #expect(silent.status == 2 && silent.complaint.contains("--printer NAME, --file FILE, or --show"))
        let file = "\(folder)/notice.txt"
        let written = try notice("--file", file)
        let text = try String(contentsOfFile: file, encoding: .utf8)
        #expect(written.status == 0 && text.contains("ダイワ タロウ 様") && !written.output.contains("01234567"))
        let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        // Nothing is drawn for a file that is there, or a printer that cannot be.
        let again = try notice("--file", file)
        #expect(again.status == 2 && again.complaint.contains("File exists"))
        #expect(try String(contentsOfFile: file, encoding: .utf8) == text)
        let noProgram = try notice("--printer", "counter", path: folder)
        #expect(noProgram.status == 1 && noProgram.complaint.contains("cups-client"))
        // The print system's program, as far as we go: what it is given, and what is said when it fails.
        let printer = "\(folder)/lp"
        try "#!/bin/sh\n/bin/cat >\"$0.out\"\necho \"$@\" >>\"$0.out\"\n".write(
            toFile: printer, atomically: true, encoding: .utf8)
        chmod(printer, 0o700)
        let printed = try notice("--printer", "counter", path: folder)
        let sheet = try String(contentsOfFile: printer + ".out", encoding: .utf8)
        #expect(printed.status == 0 && sheet.contains("ダイワ タロウ 様") && sheet.contains("-d counter"))
        // The notice in the file counts no more, and that is said.
        #expect(written.complaint.isEmpty && printed.complaint.contains("An earlier notice"))
        try "#!/bin/sh\n/bin/cat >/dev/null\nexit 1\n".write(toFile: printer, atomically: true, encoding: .utf8)
        chmod(printer, 0o700)
        let jammed = try notice("--printer", "counter", path: folder)
        #expect(jammed.status == 1 && jammed.complaint.contains("draw another"))
        // A member who is not there leaves no file behind.
        let nobody = try run(
            arguments: ["office", "notice", "9", "--file", "\(folder)/nobody.txt", "--settings", settings],
            with: variables)
        #expect(nobody.status == 1 && !FileManager.default.fileExists(atPath: "\(folder)/nobody.txt"))
    }

    @Test("S39 a wait is ended by its member, its terminal or its address; one at a time")
    func unlock() throws {
        let variables = try society("\(folder)/host")
        for arguments in [["01234567"], ["--terminal", "Counter 1", "--kind", "kiosk"], ["--address", "192.0.2.7"]] {
            let outcome = try run(
                arguments: ["office", "unlock", "--settings", settings] + arguments, with: variables)
            #expect(outcome.status == 0 && outcome.output.contains("There was no waiting time"), "\(outcome)")
        }
        for arguments in [[], ["01234567", "--address", "192.0.2.7"], ["--kind", "house", "--terminal", "x"]] {
            #expect(
                try run(arguments: ["office", "unlock", "--settings", settings] + arguments, with: variables).status
                    == 2)
        }
        #expect(try run("office", "unlock", "9", "--settings", settings, with: variables).status == 1)
        let without = try run("office", "without-mail", "01234567", "--settings", settings, with: variables)
        #expect(without.status == 0 && without.output.contains("1【5】"))
    }

    @Test("A demo whose making was broken off is made anew") func demoAnew() throws {
        let home = "\(folder)/demo"
        #expect(try run("demo", "--home", home, "--members").status == 0)
        try FileManager.default.removeItem(atPath: "\(home)/members.json")
        let again = try run("demo", "--home", home, "--members")
        #expect(again.status == 0 && again.output.contains("01234567") && again.complaint.isEmpty)
    }

    @Test("Every command has help", arguments: ["wizard", "demo", "office", "settings", "flow"])
    func help(_ command: String) throws {
        let outcome = try run(command, "--help")
        #expect(outcome.status == 0 && outcome.output.contains("USAGE: firstlogin \(command)"))
    }

    @Test("T10 --plain=kana speaks kana wherever it stands among the options") func kana() throws {
        for words in [["--plain=kana", "--home", "\(folder)/demo"], ["--home", "\(folder)/demo", "--plain=kana"]] {
            let said = try run(arguments: ["demo"] + words)
            #expect(said.status == 0 && said.output.contains("いちぎょうずつ"), "\(words)")
        }
    }

    @Test("settings checks them, and prints the table and the example") func settingsCommand() throws {
        try SettingsTable.example.write(toFile: settings, atomically: true, encoding: .utf8)
        let example = try run("settings", "--settings", settings)
        #expect(example.status == 1 && example.output.contains("are an example, and cannot be used for members yet"))
        #expect(example.output.contains("society.name, society.telephone, issuer, sender.address"))
        let begun = try run("office", "import", "-", "--delta", "--settings", settings, input: members)
        #expect(begun.status == 0 && begun.complaint.contains("the settings are still the example's"))
        try BuiltProgram.ownSettings.write(toFile: settings, atomically: true, encoding: .utf8)
        let outcome = try run("settings", "--settings", settings)
        #expect(outcome.status == 0 && outcome.output.contains("The settings can be used."))
        #expect(try run("settings", "--as", "table").output == SettingsTable.markdown + "\n")
        #expect(try run("settings", "--as", "example").output == SettingsTable.example + "\n")
    }

    @Test("the table in settings.md is what the program prints") func settingsPage() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let page = root.appendingPathComponent("Resources/docs/settings.md")
        #expect(try String(contentsOf: page, encoding: .utf8).contains(SettingsTable.markdown))
    }
}
