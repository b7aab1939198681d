public import Accounts
public import Content
import CredentialStore

/// Who of staff may do what, as `OfficeDeed` says.
public struct RoleTable: Told, Encodable, Sendable {
    /// The one table there is.
    public init() {}

    /// A line for each deed: a mark below each role that may do it, and one for the operator's.
    public func told(in words: Words) -> String {
        let roles = StaffRole.allCases
        let heads = roles.map(\.rawValue) + ["operator"]
        func line(_ cells: [String], _ last: String) -> String {
            zip(cells, heads).map { $0 + String(repeating: " ", count: $1.count - $0.count + 2) }.joined() + last
        }
        let rows = OfficeDeed.allCases.map { deed in
            line(roles.map { deed.roles.contains($0) ? "x" : "-" } + [deed.isOperators ? "x" : "-"], words(deed.phrase))
        }
        return ([line(heads, "")] + rows).map { line in
            String(line.reversed().drop { $0 == " " }.reversed())
        }.joined(separator: "\n")
    }

    private enum CodingKeys: String, CodingKey { case deed, roles, operatorMay }

    /// An array of the deeds.
    public func encode(to encoder: any Encoder) throws {
        var array = encoder.unkeyedContainer()
        for deed in OfficeDeed.allCases {
            var container = array.nestedContainer(keyedBy: CodingKeys.self)
            try container.encode(deed.rawValue, forKey: .deed)
            try container.encode(deed.roles.map(\.rawValue).sorted(), forKey: .roles)
            try container.encode(deed.isOperators, forKey: .operatorMay)
        }
    }
}

extension OfficeDeed {
    /// What it is, in words.
    public var phrase: Phrase { Phrase("office.deed.\(rawValue)") }
}
