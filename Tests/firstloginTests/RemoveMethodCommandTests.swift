import Testing

@Suite("office remove-method") struct RemoveMethodCommandTests {
    @Test("it asks first, and says who has not that method, or no such name") func asked() throws {
        let society = try CommandSociety()
        let unasked = try society.office(["remove-method", "01234567", "app"])
        #expect(unasked.status == 2 && unasked.complaint.contains("--yes"))
        let hasNot = try society.office(["remove-method", "01234567", "app", "--yes"])
        #expect(hasNot.status == 1 && hasNot.complaint.contains("「認証アプリ」を登録していません"))
        let unknown = try society.office(["remove-method", "76543210", "mail", "--yes"])
        #expect(unknown.status == 1 && unknown.complaint.contains("ユーザID"))
        #expect(try society.office(["remove-method", "01234567", "telephone", "--yes"]).status == 2)
    }
}
