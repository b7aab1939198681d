public import CredentialStore

/// What the office can do, and the one table of who may. The raw value is what `office roles` calls it for programs.
public enum OfficeDeed: String, CaseIterable, Sendable {
    /// Take members in.
    case importMembers
    /// Draw an initial password whose notice comes out of a printer.
    case printNotice
    /// Draw one whose notice she can read herself, in a file or on the screen.
    case readNotice
    /// Let a member go on without mail.
    case allowWithoutMail
    /// End a waiting time.
    case unlock
    /// See where a member stands.
    case seeMember
    /// Find members by their names.
    case findMembers
    /// Close a member's account, and open it again.
    case closeMember
    /// Take one of a member's methods away.
    case removeMethod
    /// See which mails are not taken.
    case seeMails
    /// Read the record of what happened.
    case readRecord
    /// Take the record away.
    case exportRecord
    /// Prove that the record is whole.
    case verifyRecord
    /// Open the staff page of a kiosk.
    case tendKiosk
    /// List the accounts of staff.
    case seeStaff
    /// Make, reset and close accounts of the desk.
    case manageDesk
    /// Make, reset and close every account of staff.
    case manageStaff
    /// Add a key to the key file.
    case addKey
    /// Take, try and put back backups.
    case backUp
    /// See whether the program is well.
    case checkHost

    /// The roles that may do it.
    public var roles: Set<StaffRole> {
        switch self {
        case .printNotice, .allowWithoutMail, .unlock, .seeMember, .findMembers, .closeMember, .removeMethod, .seeMails,
            .tendKiosk:
            [.desk, .lead]
        case .importMembers, .readNotice, .manageDesk: [.lead]
        case .readRecord, .exportRecord, .verifyRecord, .seeStaff: [.lead, .auditor]
        case .manageStaff, .addKey, .backUp, .checkHost: []
        }
    }

    /// Whether whoever looks after the program may do it without a login: nothing of it is about a member.
    public var isOperators: Bool {
        switch self {
        case .verifyRecord, .seeStaff, .manageDesk, .manageStaff, .addKey, .backUp, .checkHost: true
        case .importMembers, .printNotice, .readNotice, .allowWithoutMail, .unlock, .seeMember, .findMembers,
            .closeMember,
            .removeMethod, .seeMails, .readRecord, .exportRecord, .tendKiosk:
            false
        }
    }
}
