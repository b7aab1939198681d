private import CCurl
private import Writing

/// Hands mails to a relay over SMTP, by libcurl.
///
/// The password passes through libcurl's own memory, which is freed without being wiped.
public struct SMTPCourier: Courier {
    private let settings: SMTPSettings

    /// A courier to that relay.
    public init(settings: SMTPSettings) { self.settings = settings }

    /// Connects, sends and waits for the relay's answer, no longer than the settings allow.
    public func deliver(_ message: Message) -> Delivery {
        let bytes = message.rendered()
        var outcome = ccurl_outcome()
        withCStrings(settings.username, settings.username.flatMap { _ in settings.password() }) { username, password in
            withCStrings(settings.authorityFile, settings.url) { authorityFile, url in
                withCStrings(message.sender.smtpPath, message.recipient.smtpPath) { sender, recipient in
                    bytes.withUnsafeBufferPointer { bytes in
                        guard let url, let sender, let recipient, let start = bytes.baseAddress else { return }
                        var mail = ccurl_mail(
                            url: url, username: username, password: password, authority_file: authorityFile,
                            sender: sender, recipient: recipient,
                            starts_tls: settings.security == .startTLS ? 1 : 0,
                            connect_seconds: settings.connectSeconds,
                            total_seconds: settings.totalSeconds, bytes: start, count: bytes.count)
                        ccurl_send(&mail, &outcome)
                    }
                }
            }
        }
        return Self.judge(outcome)
    }

    private static func judge(_ outcome: ccurl_outcome) -> Delivery {
        if outcome.code == 0 { return .accepted }
        let words = withUnsafeBytes(of: outcome.words) { text(from: $0) }
        let line = withUnsafeBytes(of: outcome.line) { text(from: $0) }
        let reply = Int(outcome.reply)
        // The reply that libcurl names is the last one heard; only where it says that the reply was the fault is it.
        let isReplyTheFault = (400...599).contains(reply)
        let isLate = outcome.code == Int32(CURLE_ABORTED_BY_CALLBACK.rawValue)
        if isLate { return .deferred(reason: "no answer within the time that was set") }
        let reason = isReplyTheFault ? line : words.isEmpty ? "libcurl error \(outcome.code)" : words
        // A refusal of ourselves (login, sender, TLS) is for the operator to mend, and the mail can wait for that;
        // a refusal of the recipient or of the mail is final (RFC 5321 §4.2.1).
        let concernsThisMail =
            words.hasPrefix("RCPT failed") || words.hasPrefix("DATA failed")
            || outcome.code == Int32(CURLE_WEIRD_SERVER_REPLY.rawValue)
        return isReplyTheFault && reply >= 500 && concernsThisMail
            ? .refused(reason: reason) : .deferred(reason: reason)
    }

    /// One line of printable ASCII out of a C string, for a record.
    private static func text(from bytes: UnsafeRawBufferPointer) -> String {
        let line = bytes.prefix { $0 != 0 && $0 != UInt8(ascii: "\r") && $0 != UInt8(ascii: "\n") }
        return String(
            decoding: line.prefix(200).map { (0x20..<0x7F).contains($0) ? $0 : UInt8(ascii: "?") }, as: UTF8.self)
    }

    private func withCStrings(
        _ first: String?, _ second: String?, _ body: (UnsafePointer<CChar>?, UnsafePointer<CChar>?) -> Void
    ) {
        func lend(_ text: String?, _ body: (UnsafePointer<CChar>?) -> Void) {
            guard let text else { return body(nil) }
            text.withCString { body($0) }
        }
        lend(first) { first in lend(second) { body(first, $0) } }
    }
}
