import FlowEngine

/// Who lives in the demo, and how far each has come.
struct DemoPlan {
    let state: DemoMember.State
    var method: Method?
    var devices: Devices?
    let userID: String
    let number: String
    let name: String
    let birthdate: String
    var mail: String?

    static let all: [DemoPlan] = [
        DemoPlan(
            state: .new, userID: "01234567", number: "101", name: "ダイワ タロウ", birthdate: "1950-03-04",
            mail: "taro@example.jp"),
        DemoPlan(
            state: .earlier, userID: "02345678", number: "345", name: "ミドリ ハナコ", birthdate: "1948-11-23",
            mail: "hanako@example.jp"),
        DemoPlan(
            state: .withoutMail, userID: "03456789", number: "202", name: "ヤマ イチロウ", birthdate: "1944-07-15"),
        DemoPlan(
            state: .expiredNotice, userID: "04567890", number: "303", name: "カワ キヨシ", birthdate: "1952-01-08",
            mail: "kiyoshi@example.jp"),
        DemoPlan(
            state: .awaitingMail, userID: "05678901", number: "404", name: "ウミノ サチ", birthdate: "1956-05-30",
            mail: "sachi@example.jp"),
        DemoPlan(
            state: .awaitingEnrolment, method: .app, devices: .both, userID: "06789012", number: "505",
            name: "モリ ススム", birthdate: "1961-09-12", mail: "susumu@example.jp"),
        DemoPlan(
            state: .awaitingEnrolment, method: .mail, userID: "07890123", number: "606", name: "タニ フミコ",
            birthdate: "1947-02-28", mail: "fumiko@example.jp"),
        DemoPlan(
            state: .enrolledApp, method: .app, devices: .both, userID: "08901234", number: "707",
            name: "ハシモト ケン", birthdate: "1970-12-01", mail: "ken@example.jp"),
        DemoPlan(
            state: .enrolledMail, method: .mail, userID: "09012345", number: "808", name: "イケダ ヨシ",
            birthdate: "1939-04-17", mail: "yoshi@example.jp"),
        DemoPlan(
            state: .locked, userID: "10123456", number: "909", name: "オカ ミノル", birthdate: "1958-08-08",
            mail: "minoru@example.jp"),
    ]
}
