import Testing

@testable import firstlogin

@Suite("The calls that open the wizard without the argument parser") struct FastLaunchTests {
    @Test("P01 what members begin with, on a screen and line by line")
    func known() throws {
        let calls: [([String], FastLaunch.Program, PlainForm?)] = [
            ([], .wizard(settings: nil), nil),
            (["--plain"], .wizard(settings: nil), .usual),
            (["--plain=kana", "--settings", "a.json"], .wizard(settings: "a.json"), .kana),
            (["--settings", "a.json", "--plain"], .wizard(settings: "a.json"), .usual),
            (["demo"], .demo(home: nil), nil),
            (["demo", "--home", "h", "--plain"], .demo(home: "h"), .usual),
        ]
        for (words, program, plain) in calls {
            let launch = try #require(FastLaunch(words), "\(words)")
            #expect(launch.program == program && launch.plain == plain)
        }
    }

    @Test(
        "whatever else is said is the parser's to judge",
        arguments: [
            ["--plain", "kana"], ["--plain=song"], ["--plain", "--plain=kana"], ["--settings", "--plain"],
            ["demo", "--home"], ["demo", "--members"], ["office", "--plain"], ["--settings", "-x"],
        ])
    func unknown(words: [String]) { #expect(FastLaunch(words) == nil) }
}
