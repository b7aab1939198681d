import CredentialStore
import Testing
import TypedInput

@Suite struct MaskedNameTests {
    // T06
    @Test(
        "A masked name is never the whole name, however short its parts are",
        arguments: [
            ("ダイワ タロウ", "ダ** タ**"), ("林 一", "林** **"), ("林 一郎", "林** 一**"), ("五十嵐 一", "五** **"), ("林", "**"),
            ("林一", "林**"), ("A B", "A** **"), ("Zoë Q", "Z** **"), ("林　一", "林** **"), ("ガ ク ト", "ガ** ** **"),
        ])
    func masked(name: String, expected: String) throws {
        let member = Member(
            id: MemberID(rawValue: "1"), userID: try #require(UserID(typed: "1")), symbol: "1", number: "1", name: name,
            birthdate: try #require(Birthdate(iso: "1950-03-04")), mail: nil)
        #expect(member.maskedName == expected)
        // Something of it stays hidden.
        let seen = expected.filter { $0 != "*" && !$0.isWhitespace }
        #expect(seen.count < name.filter { !$0.isWhitespace }.count)
    }
}
