import Mail
import Testing
import World
import TypedInput

/// A valid mail, of which a test changes what it is about.
func letter(
    to recipient: String = "hanako@example.jp", subject: String = "確認コードのお知らせ",
    name: String = "サンプル健康保険組合", text: String = "コード: 123456\nYour code: 123456\n",
    id: String = "0123456789abcdef0123@kenpo.example.jp"
) throws -> Message {
    Message(
        senderName: name, sender: try #require(MailAddress("noreply@kenpo.example.jp")),
        to: try #require(MailAddress(recipient)), subject: subject, text: text, messageID: id,
        // 2026-11-24 12:22:38 in Japan
        date: Instant(unixSeconds: 1_795_490_558))
}
