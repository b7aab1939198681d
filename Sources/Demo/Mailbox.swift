import Foundation

/// A mail as the demo's mailbox shows it.
struct ReceivedMail: Hashable, Sendable {
    /// The name of its file.
    let name: String
    let recipient: String
    let subject: String
    /// `10:32`.
    let sentAt: String
    let text: String

    /// The six digits in it: on their line they stand as two groups of three.
    var code: String? {
        text.firstMatch(of: /\b([0-9]{3}) ([0-9]{3})\b/).map { "\($0.1)\($0.2)" }
    }
}

/// Reads the `.eml` files that the mails of the demo become.
struct Mailbox: Sendable {
    let directory: String

    /// The newest first.
    func mails() -> [ReceivedMail] {
        let names = (FileManager.default.enumerator(atPath: directory)?.compactMap { $0 as? String }) ?? []
        return names.filter { $0.hasSuffix(".eml") && !$0.hasPrefix(".") }
            .compactMap { name in
                FileManager.default.contents(atPath: "\(directory)/\(name)").map { read($0, name) }
            }
            .sorted { ($0.date, $0.mail.name) > ($1.date, $1.mail.name) }
            .map(\.mail)
    }

    private func read(_ data: Data, _ name: String) -> (date: String, mail: ReceivedMail) {
        let file = String(decoding: data, as: UTF8.self).replacingOccurrences(of: "\r\n", with: "\n")
        let parts = file.components(separatedBy: "\n\n")
        // A folded header goes on in a line that begins with a space.
        let head = parts[0].replacingOccurrences(of: "\n ", with: " ")
        let headers = Dictionary(
            head.split(separator: "\n").compactMap { line -> (String, String)? in
                guard let colon = line.firstIndex(of: ":") else { return nil }
                return (
                    line[..<colon].lowercased(), line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
                )
            }, uniquingKeysWith: { first, _ in first })
        let body = parts.dropFirst().joined(separator: "\n\n")
        let text = Data(base64Encoded: body, options: .ignoreUnknownCharacters).map {
            String(decoding: $0, as: UTF8.self)
        }
        let mail = ReceivedMail(
            name: name, recipient: headers["to"]?.trimmingCharacters(in: CharacterSet(charactersIn: "<>")) ?? "",
            subject: decoded(headers["subject"] ?? ""), sentAt: clock(headers["date"] ?? ""),
            text: (text ?? body).replacingOccurrences(of: "\r\n", with: "\n"))
        return (sortable(headers["date"] ?? ""), mail)
    }

    /// RFC 2047 encoded words of base64, as our own mails have them.
    private func decoded(_ subject: String) -> String {
        let words = subject.matches(of: /=\?UTF-8\?B\?([A-Za-z0-9+\/=]*)\?=/)
        guard !words.isEmpty else { return subject }
        return words.compactMap { Data(base64Encoded: String($0.1)) }.map { String(decoding: $0, as: UTF8.self) }
            .joined()
    }

    /// `10:32` of `Tue, 24 Nov 2026 10:32:11 +0900`.
    private func clock(_ date: String) -> String {
        date.firstMatch(of: /\b([0-9]{1,2}:[0-9]{2}):[0-9]{2}\b/).map { String($0.1) } ?? date
    }

    /// `Tue, 24 Nov 2026 10:32:11 +0900` as text that sorts.
    private func sortable(_ date: String) -> String {
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        let parts = date.split(separator: " ").map(String.init)
        guard parts.count >= 5, let month = months.firstIndex(of: parts[2]) else { return date }
        let day = parts[1].count < 2 ? "0\(parts[1])" : parts[1]
        return "\(parts[3])-\(month < 9 ? "0" : "")\(month + 1)-\(day) \(parts[4])"
    }
}
