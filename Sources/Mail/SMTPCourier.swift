private import CCurl
private import TypedInput

/// Hands mails to a relay over SMTP, by libcurl.
///
/// The password passes through libcurl's own memory, which is freed without being wiped.
public struct SMTPCourier: Courier {
    private let settings: SMTPSettings
    private let known = KnownLogin()

    /// A courier to that relay.
    public init(settings: SMTPSettings) { self.settings = settings }

    /// Connects, sends and waits for the relay's answer, no longer than the settings allow. Where the relay refuses the
    /// way to log in, the next one is tried within that time, and what it took is what the next mail begins with.
    public func deliver(_ message: Message) -> Delivery {
        deliver(message.rendered(), to: (message.sender.smtpPath, message.recipient.smtpPath))
    }

    /// Connects and logs in as for a mail, and sends none; `accepted` where a mail would have been taken up to there.
    public func probe() -> Delivery { deliver([0], to: nil) }

    private func deliver(_ bytes: [UInt8], to path: (sender: String, recipient: String)?) -> Delivery {
        var login = known.login ?? .first(settings.mechanism)
        var refusals: [String] = []
        var seconds = settings.totalSeconds
        while true {
            let outcome = send(bytes, to: path, login, seconds: seconds)
            let named = Self.words(outcome).split(separator: " ").map { $0.uppercased() }
            if outcome.is_logged_in == 1 { known.login = login }
            guard outcome.code == Int32(CURLE_LOGIN_DENIED.rawValue), outcome.is_logged_in == 0 else {
                return judge(outcome, hasNamed: !named.isEmpty)
            }
            known.login = nil
            let line = Self.line(outcome)
            guard let used = login.mechanism(of: named) else {
                let ours = login.mechanisms.map(\.rawValue).joined(separator: " or ")
                return .deferred(reason: "login: the mail server names \(named.joined(separator: ", ")), not \(ours)")
            }
            refusals.append("AUTH \(used.rawValue): \(line.isEmpty ? Self.libcurl(outcome) : line)")
            seconds = outcome.seconds_left
            guard seconds > 0,
                let next = login.next(after: SMTPRefusal(line: line), named: named, pinned: settings.mechanism)
            else { return .deferred(reason: "login: \(refusals.joined(separator: "; "))") }
            login = next
        }
    }

    private func send(
        _ bytes: [UInt8], to path: (sender: String, recipient: String)?, _ login: SMTPLogin, seconds: Int
    ) -> ccurl_outcome {
        var outcome = ccurl_outcome()
        withCStrings(settings.username, settings.username.flatMap { _ in settings.password() }) { username, password in
            withCStrings(settings.authorityFile, settings.url) { authorityFile, url in
                withCStrings(path?.sender ?? "", path?.recipient) { sender, recipient in
                    withCStrings(username == nil ? nil : login.options, nil) { options, _ in
                        bytes.withUnsafeBufferPointer { bytes in
                            guard let url, let sender, let start = bytes.baseAddress else { return }
                            var mail = ccurl_mail(
                                url: url, username: username, password: password, login_options: options,
                                authority_file: authorityFile, sender: sender, recipient: recipient,
                                starts_tls: settings.security == .startTLS ? 1 : 0,
                                initial_response: login.saysAtOnce ? 1 : 0,
                                connect_seconds: min(settings.connectSeconds, seconds),
                                total_seconds: seconds, bytes: start, count: bytes.count)
                            ccurl_send(&mail, &outcome)
                        }
                    }
                }
            }
        }
        return outcome
    }

    private func judge(_ outcome: ccurl_outcome, hasNamed: Bool) -> Delivery {
        if outcome.code == 0 { return .accepted }
        let words = Self.libcurl(outcome)
        let reply = Int(outcome.reply)
        // The reply that libcurl names is the last one heard; only where it says that the reply was the fault is it.
        let isReplyTheFault = (400...599).contains(reply)
        let isLate = outcome.code == Int32(CURLE_ABORTED_BY_CALLBACK.rawValue)
        if isLate { return .deferred(reason: "no answer within the time that was set") }
        let reason = isReplyTheFault ? Self.line(outcome) : words
        // libcurl goes on without a login where the server names no way to log in at all. What is refused then is
        // refused to a stranger.
        let isInMail = ["MAIL", "RCPT", "DATA"].contains { words.hasPrefix("\($0) failed") }
        if settings.username != nil, outcome.is_logged_in == 0, !words.hasPrefix("STARTTLS"),
            hasNamed || isReplyTheFault && isInMail
        {
            let cause = hasNamed ? "" : "the mail server names no AUTH, and then: "
            return .deferred(reason: "login: \(cause)\(reason)")
        }
        // A refusal of ourselves (login, sender, TLS) is for the operator to mend, and the mail can wait for that;
        // a refusal of the recipient or of the mail is final (RFC 5321 §4.2.1).
        let concernsThisMail =
            words.hasPrefix("RCPT failed") || words.hasPrefix("DATA failed")
            || outcome.code == Int32(CURLE_WEIRD_SERVER_REPLY.rawValue)
        return isReplyTheFault && reply >= 500 && concernsThisMail
            ? .refused(reason: reason) : .deferred(reason: reason)
    }

    /// What libcurl says.
    private static func libcurl(_ outcome: ccurl_outcome) -> String {
        withUnsafeBytes(of: outcome.words) { text(from: $0) }
    }

    private static func line(_ outcome: ccurl_outcome) -> String {
        withUnsafeBytes(of: outcome.line) { text(from: $0) }
    }

    private static func words(_ outcome: ccurl_outcome) -> String {
        withUnsafeBytes(of: outcome.mechanisms) { text(from: $0) }
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
