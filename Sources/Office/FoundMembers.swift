public import Accounts
public import Content
import TypedInput

/// What a search by name has found.
public struct FoundMembers: Sendable {
    /// The members, by user ID.
    public let found: [FoundMember]
    /// Whether there may be no more.
    public let isAll: Bool

    /// A search's result.
    public init(found: [FoundMember], isAll: Bool) {
        self.found = found
        self.isAll = isAll
    }
}

extension FoundMembers: Told {
    /// A line each.
    public func told(in words: Words) -> String {
        if found.isEmpty { return words("office.find.none") }
        let lines = found.map { member in
            let names = [member.name, member.kana].compactMap { $0 }.map(PrintableText.escaped).joined(separator: "  ")
            return words(
                member.isClosed ? "office.find.closed" : "office.find.line",
                ["userID": member.userID.text, "names": names, "birthdate": member.birthdate.iso])
        }
        return (lines + (isAll ? [] : [words("office.find.more")])).joined(separator: "\n")
    }
}

extension FoundMembers: Encodable {
    private enum CodingKeys: String, CodingKey { case members, isAll }

    /// Writes all of it.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(isAll, forKey: .isAll)
        try container.encode(
            found.map {
                [
                    "userID": $0.userID.text, "name": $0.name, "kana": $0.kana ?? "", "birthdate": $0.birthdate.iso,
                    "isClosed": "\($0.isClosed)",
                ]
            }, forKey: .members)
    }
}
