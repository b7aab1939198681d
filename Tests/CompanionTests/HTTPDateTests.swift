import Testing
import TestAccounts
import World

@testable import Companion

@Suite("The date of an answer") struct HTTPDateTests {
    @Test(
        "A moment is named as HTTP names it, in English and in Greenwich",
        arguments: [
            // RFC 9110 §5.6.7
            (784_111_777, "Sun, 06 Nov 1994 08:49:37 GMT"), (0, "Thu, 01 Jan 1970 00:00:00 GMT"),
            (1_709_251_199, "Thu, 29 Feb 2024 23:59:59 GMT"),
        ]) func named(seconds: Int64, text: String)
    {
        #expect(Instant(unixSeconds: seconds).httpDate == text)
    }

    @Test("Each answer has the date of the clock that was handed in")
    func answered() async throws {
        let companion = try await TestCompanion()
        let web = companion.web
        for _ in 1...2 {
            companion.accounts.clock.pass(seconds: 1)
            let answer = try await web.get("/health")
            #expect(answer.field("date") == companion.accounts.clock.world.now().httpDate)
        }
    }
}
