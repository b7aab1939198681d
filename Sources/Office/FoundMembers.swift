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

    private struct Entry: Encodable {
        let userID, name: String
        let kana: String?
        let birthdate: String
        let isClosed: Bool

        init(_ member: FoundMember) {
            userID = member.userID.text
            name = member.name
            kana = member.kana
            birthdate = member.birthdate.iso
            isClosed = member.isClosed
        }
    }

    /// Writes all of it.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(isAll, forKey: .isAll)
        try container.encode(found.map(Entry.init), forKey: .members)
    }
}
