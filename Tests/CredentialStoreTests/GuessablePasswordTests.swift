import CredentialStore
import Testing
import TypedInput

// S02
@Suite("S02 Initial passwords of earlier members: symbol, number, birthdate") struct GuessablePasswordTests {
    private let member: Member
    private let canonical: String

    init() throws {
        member = Member(
            id: MemberID(rawValue: "1"), userID: try #require(UserID(typed: "02345678")), symbol: "0012",
            number: "0345",
            name: "ミドリ ハナコ", birthdate: try #require(Birthdate(iso: "1948-11-23")))
        canonical = GuessablePassword.canonical(
            symbol: member.symbol, number: member.number, birthdate: member.birthdate)
    }

    @Test("one spelling is kept: no zeros in front, eight digits of date") func kept() {
        #expect(canonical == "1234519481123")
    }

    @Test(
        "every usual form is understood",
        arguments: [
            "1234519481123", "0012034519481123", "12034519481123", "0012 0345 19481123", "12-345-1948-11-23",
            "12 345 S23.11.23", "12 345 昭和23年11月23日", "１２　３４５　昭和２３年１１月２３日", "12 345 昭和二十三年十一月二十三日",
            "12/345/1948/11/23", "12・345・1948年11月23日", "0012+0345+19481123", "12 345 ㍼23/11/23", "12 345 s231123",
            "12345S23.11.23", "12ー345ー1948ー11ー23", " 12 345 19481123 ", "12,345,1948.11.23",
        ]) func understood(_ typed: String)
    {
        #expect(GuessablePassword.canonical(typed: typed, for: member) == canonical)
    }

    @Test(
        "anything else is not",
        arguments: [
            "", "12", "12345", "1234519481124", "1334519481123", "1234619481123", "1948112312345", "12 345",
            "345 12 19481123", "12 345 19481123 1", "12 345 T23.11.23", "12x345 19481123", "1 2345 19481123",
        ]) func refused(_ typed: String)
    {
        #expect(GuessablePassword.canonical(typed: typed, for: member) != canonical)
    }

    @Test("a symbol and a number of zeros still leave something") func zeros() throws {
        var other = member
        other.symbol = "0"
        other.number = "000"
        let kept = GuessablePassword.canonical(symbol: "0", number: "000", birthdate: other.birthdate)
        #expect(kept == "0019481123")
        #expect(GuessablePassword.canonical(typed: "0 0 19481123", for: other) == kept)
    }

    @Test("a long answer takes no long time") func bounded() {
        let clock = ContinuousClock()
        let time = clock.measure {
            _ = GuessablePassword.canonical(typed: String(repeating: "1", count: 1_024), for: member)
        }
        #expect(time < .seconds(1))
    }
}
