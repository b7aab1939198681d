private import Foundation
internal import World
private import TypedInput

extension Message {
    /// The mail as it travels: RFC 5322 with CRLF, headers in ASCII, the text in base64 as UTF-8.
    public func rendered() -> [UInt8] {
        let headers = [
            "Date: \(Self.dateLine(date))",
            "From: \(HeaderText.phrase(senderName)) <\(sender.smtpPath)>",
            "To: \(recipient.smtpPath)",
            "Subject: \(HeaderText.unstructured(subject, behind: "Subject: "))",
            "Message-ID: <\(Self.safeID(messageID))>",
            "MIME-Version: 1.0",
            "Content-Type: text/plain; charset=UTF-8",
            "Content-Transfer-Encoding: base64",
            // RFC 3834 §5: nobody's absence notice shall answer it.
            "Auto-Submitted: auto-generated",
        ]
        // RFC 2045 §6.8, §6.6: lines of text end with CRLF before they are encoded.
        let lines = text.replacing("\r\n", with: "\n").replacing("\n", with: "\r\n")
        let body = Data(lines.utf8).base64EncodedData(
            options: [.lineLength76Characters, .endLineWithCarriageReturn, .endLineWithLineFeed])
        return Array((headers.joined(separator: "\r\n") + "\r\n\r\n").utf8) + Array(body) + Array("\r\n".utf8)
    }

    /// RFC 5322 §3.3, in Japan's time.
    static func dateLine(_ date: Instant) -> String {
        let days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        let time = JapanTime(unixSeconds: date.unixSeconds)
        // 1970-01-01 was a Thursday.
        let weekday = ((time.date.dayNumber + 4) % 7 + 7) % 7
        let clock = [time.hour, time.minute, time.second].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
        return "\(days[weekday]), \(time.day) \(months[time.month - 1]) \(time.year) \(clock) +0900"
    }

    /// RFC 5322 §3.6.4: what is left is a dot-atom at each side of the `@`, or nearly so, and never ends the header.
    static func safeID(_ id: String) -> String {
        String(id.filter { $0.isASCII && ($0.isLetter || $0.isNumber || "@.-_+=".contains($0)) })
    }
}
