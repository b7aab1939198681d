import Testing

@testable import Accounts

@Suite("What a device may be called") struct DeviceNameTests {
    // T06
    @Test("T06 A device's name is in NFC and in one line; what would command a terminal or turn a line around is none")
    func names() throws {
        #expect(MemberDevices.name(typed: " 台所の電話\n") == "台所の電話")
        #expect(MemberDevices.name(typed: "👨\u{200D}👩\u{200D}👧") == "👨\u{200D}👩\u{200D}👧")
        let composed = try #require(MemberDevices.name(typed: "か\u{3099}"))
        #expect(Array(composed.unicodeScalars) == ["が"])
        for unfit in ["", " ", "a\u{1B}[2Jb", "a\u{9B}b", "\u{202E}abc", "a\u{2066}b", "a\u{200B}b", "\u{200D}"] {
            #expect(MemberDevices.name(typed: unfit) == nil, "\(unfit.debugDescription)")
        }
    }
}
