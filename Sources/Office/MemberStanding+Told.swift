public import Accounts
public import Content
public import CredentialStore
import FlowEngine
import TypedInput
import World

extension MemberStanding: Told {
    /// Who she is, where she stands and what helps, a line each.
    public func told(in words: Words) -> String {
        var lines = [
            words("office.member.who", ["name": PrintableText.escaped(name), "userID": userID.text]),
            words("office.member.place", ["place": place.step.map { words.heading($0) } ?? place.rawValue]),
            words("office.member.password", ["password": password(in: words)]),
            words(mailIsConfirmed ? "office.member.mail.confirmed" : "office.member.mail.open"),
            words(
                "office.member.methods",
                [
                    "methods": methods.isEmpty
                        ? words("office.member.methods.none")
                        : methods.map { words(Phrase("method.\($0.rawValue)")) }.joined(separator: ", ")
                ]),
        ]
        if let lastLogin {
            lines.append(
                words(
                    "office.member.lastLogin",
                    ["time": moment(lastLogin.at, words), "terminal": PrintableText.escaped(lastLogin.terminal)]))
        }
        lines += notes.map {
            words(Phrase("office.member.note.\($0.reason.rawValue)"), ["time": moment($0.at, words)])
        }
        if let closure {
            lines.append(
                words(
                    "office.member.closed",
                    ["time": moment(closure.at, words), "reason": words(closure.reason.phrase)]))
        }
        if let waitsUntil { lines.append(words("office.member.waits", ["time": moment(waitsUntil, words)])) }
        return (lines + ["", words(Phrase("office.member.remedy.\(remedy.rawValue)"), ["userID": userID.text])])
            .joined(separator: "\n")
    }

    private func password(in words: Words) -> String {
        switch password {
        case .none: words("office.member.password.none")
        case .guessable: words("office.member.password.guessable")
        case .printed(let end): words("office.member.password.printed", ["day": words.day(end.adding(seconds: -1))])
        case .expired(let end): words("office.member.password.expired", ["day": words.day(end.adding(seconds: -1))])
        case .chosen: words("office.member.password.chosen")
        }
    }

    private func moment(_ instant: Instant, _ words: Words) -> String {
        "\(words.day(instant)) \(words.clock(instant))"
    }
}

extension ClosureReason {
    /// What staff call it.
    public var phrase: Phrase {
        switch self {
        case .left: "office.closure.left"
        case .died: "office.closure.died"
        case .asked: "office.closure.asked"
        case .mistaken: "office.closure.mistaken"
        }
    }
}

extension MemberStanding: Encodable {
    private enum CodingKeys: String, CodingKey {
        case userID, name, place, password, passwordEnds, mailIsConfirmed, methods, closedAt, closedFor, waitsUntil,
            lastLogin,
            notes, remedy
    }

    /// All of it; moments in seconds since 1970.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(userID.text, forKey: .userID)
        try container.encode(name, forKey: .name)
        try container.encode(place.rawValue, forKey: .place)
        let (kind, end): (String, Instant?) =
            switch password {
            case .none: ("none", nil)
            case .guessable: ("guessable", nil)
            case .printed(let end): ("printed", end)
            case .expired(let end): ("expired", end)
            case .chosen: ("chosen", nil)
            }
        try container.encode(kind, forKey: .password)
        try container.encodeIfPresent(end?.unixSeconds, forKey: .passwordEnds)
        try container.encode(mailIsConfirmed, forKey: .mailIsConfirmed)
        try container.encode(methods.map(\.rawValue), forKey: .methods)
        try container.encodeIfPresent(closure?.at.unixSeconds, forKey: .closedAt)
        try container.encodeIfPresent(closure?.reason.rawValue, forKey: .closedFor)
        try container.encodeIfPresent(waitsUntil?.unixSeconds, forKey: .waitsUntil)
        try container.encodeIfPresent(lastLogin?.at.unixSeconds, forKey: .lastLogin)
        try container.encode(notes.map(\.reason.rawValue), forKey: .notes)
        try container.encode(remedy.rawValue, forKey: .remedy)
    }
}
