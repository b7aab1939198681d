import Foundation
import Testing

@Suite("firstlogin office import and find") struct ImportCommandTests {
    private let society: CommandSociety

    init() throws { society = try CommandSociety() }

    /// The office's command, in English.
    private func office(_ arguments: [String], input: String = "") throws -> BuiltProgram.Outcome {
        try society.office(arguments, input: input, at: ["LANG": "C.UTF-8"])
    }

    private func rows(_ count: Int) -> String {
        "ユーザID,記号,番号,氏名,生年月日\n"
            + (1...count).map { "\(50_000_000 + $0),12,\($0),髙橋 \($0),1950-03-04\n" }.joined()
    }

    @Test("Whether everybody is in the file has to be said, once, and the sentence says which is which")
    func which() throws {
        for flags in [[], ["--complete", "--delta"]] {
            let refused = try office(["import", "-"] + flags, input: rows(1))
            #expect(refused.status == 2 && refused.complaint.contains("say --complete (everybody is in the file"))
        }
    }

    @Test("A rehearsal changes nothing; too many leave only when somebody says how many")
    func leaving() throws {
        #expect(try office(["import", "-", "--delta"], input: rows(60)).status == 0)
        let rehearsed = try office(["import", "-", "--complete", "--dry-run"], input: rows(10))
        #expect(rehearsed.status == 0 && rehearsed.output.contains("A dry run: nothing was changed."))
        #expect(rehearsed.output.contains("leaving    51"))
        let refused = try office(["import", "-", "--complete"], input: rows(10))
        #expect(refused.status == 1 && refused.complaint.contains("add --closing 51"))
        #expect(try office(["member", "50000060"]).output.contains("closed") == false)
        let closed = try office(["import", "-", "--complete", "--closing", "51", "--json"], input: rows(10))
        #expect(closed.status == 0 && closed.output.contains("\"leaving\" : 51"))
        #expect(try office(["member", "50000060"]).output.contains("no member any more"))
        #expect(try office(["import", "-", "--complete"], input: rows(10)).output.contains("Nothing is different."))
    }

    @Test("All that is wrong goes into a new file for a spreadsheet, in which nothing is a formula")
    func faults() throws {
        let list = "\(society.folder)/faults.csv"
        let wrong = "ユーザID,記号,番号,氏名,生年月日\n" + (1...150).map { "\($0),12,1,A,=1+1\n" }.joined()
        let refused = try office(["import", "-", "--delta", "--faults", list], input: wrong)
        #expect(refused.status == 1 && refused.complaint.contains("faults: 150"))
        let lines = try String(contentsOfFile: list, encoding: .utf8).split(separator: "\r\n")
        #expect(lines.count == 151 && lines[0].hasSuffix("line,column,what stood there,reason"))
        #expect(lines[150].hasPrefix("151,birthdate,'=1+1,"))
        let again = try office(["import", "-", "--delta", "--faults", list], input: wrong)
        #expect(again.status != 0 && again.complaint.contains("faults.csv"))
    }

    @Test("A member is found by a part of her name")
    func find() throws {
        #expect(try office(["import", "-", "--delta"], input: rows(2)).status == 0)
        #expect(try office(["find", "高橋"]).output.contains("50000002  髙橋 2  1950-03-04"))
        #expect(try office(["find", "鈴木"]).output.hasPrefix("Nobody was found."))
        #expect(try office(["find", "高橋", "--json"]).output.contains("\"isAll\" : true"))
    }
}
