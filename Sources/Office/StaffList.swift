public import Accounts
public import Content
import CredentialStore
import Secrets
import TypedInput
import World

/// The accounts of staff, for whoever looks after them.
public struct StaffList: Told, Encodable, Sendable {
    /// The accounts, by name.
    public let staff: [ListedStaff]

    /// A list of those accounts.
    public init(_ staff: [ListedStaff]) { self.staff = staff }

    /// A line each: name, role, and what she logs in with.
    public func told(in words: Words) -> String {
        if staff.isEmpty { return words("office.staff.none") }
        let width = staff.map(\.name.text.utf8.count).max() ?? 0
        return staff.map { listed in
            let name = listed.name.text
            return name + String(repeating: " ", count: width - name.utf8.count + 2) + words(listed.role.phrase) + "  "
                + listed.state.told(in: words)
        }.joined(separator: "\n")
    }

    private enum CodingKeys: String, CodingKey { case name, role, state, until, closedAt }

    /// An array of the accounts; moments in seconds since 1970.
    public func encode(to encoder: any Encoder) throws {
        var array = encoder.unkeyedContainer()
        for listed in staff {
            var container = array.nestedContainer(keyedBy: CodingKeys.self)
            try container.encode(listed.name.text, forKey: .name)
            try container.encode(listed.role.rawValue, forKey: .role)
            switch listed.state {
            case .initial(let until):
                try container.encode("initial", forKey: .state)
                try container.encode(until.unixSeconds, forKey: .until)
            case .withoutApp: try container.encode("withoutApp", forKey: .state)
            case .setUp: try container.encode("setUp", forKey: .state)
            case .closed(let instant):
                try container.encode("closed", forKey: .state)
                try container.encode(instant.unixSeconds, forKey: .closedAt)
            }
        }
    }
}

extension StaffRole {
    /// What staff call it.
    var phrase: Phrase {
        switch self {
        case .desk: "office.role.desk"
        case .lead: "office.role.lead"
        case .auditor: "office.role.auditor"
        }
    }
}

extension ListedStaff.State: Told {
    /// What she logs in with.
    public func told(in words: Words) -> String {
        switch self {
        case .initial(let until): words("office.staff.state.initial", ["time": until.minute])
        case .withoutApp: words("office.staff.state.withoutApp")
        case .setUp: words("office.staff.state.setUp")
        case .closed(let instant): words("office.staff.state.closed", ["time": instant.minute])
        }
    }
}

extension DrawnStaffPassword: Told, Encodable {
    private enum CodingKeys: String, CodingKey { case name, role, initialPassword, until }

    /// What is handed over, and what to do with it.
    public func told(in words: Words) -> String {
        words(
            "office.staff.drawn",
            [
                "name": name.text, "role": words(role.phrase), "password": password.revealedText(),
                "time": until.minute,
            ])
    }

    /// As secret as the password.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(name.text, forKey: .name)
        try container.encode(role.rawValue, forKey: .role)
        try container.encode(password.revealedText(), forKey: .initialPassword)
        try container.encode(until.unixSeconds, forKey: .until)
    }
}
