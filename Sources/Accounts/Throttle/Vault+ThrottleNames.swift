import CredentialStore
import Secrets
import TypedInput

/// The names under which failures are counted, each hashed with a key: the store tells nobody who erred where.
extension Vault {
    /// Failures are counted under the ID as typed, hashed, whether it exists or not. S10: at the office's own
    /// terminals they are counted for themselves, so that nobody elsewhere keeps a member out there.
    func throttleName(ofTypedID typedID: String, isKiosk: Bool) -> [UInt8] {
        lastingHash(
            Array((Folding.bare(typedID, atMost: Folding.longestShortText) ?? "").utf8),
            purpose: isKiosk ? "throttle at a kiosk" : "throttle of a login")
    }

    /// Every name under which failures of a member's login and birthdate are counted.
    func throttleNames(ofLoginsOf member: Member) -> Set<[UInt8]> {
        Set([true, false].map { throttleName(ofTypedID: member.userID.text, isKiosk: $0) })
    }

    /// Every name under which failures of a member are counted.
    func throttleNames(of member: Member) -> Set<[UInt8]> {
        throttleNames(ofLoginsOf: member).union(throttleNames(ofCodesOf: member.id))
    }

    /// Failures with codes and with the present password are counted by member and quota: what whoever knows the card
    /// alone tries keeps nobody waiting who has proved more (S10).
    func throttleName(ofCodesOf member: MemberID, _ quota: Quota) -> [UInt8] {
        let purpose =
            switch quota {
            case .proved: "throttle of a code"
            case .provedAtKiosk: "throttle of a code at a kiosk"
            case .cardData: "throttle of a code after card data"
            case .cardDataAtKiosk: "throttle of a code after card data at a kiosk"
            }
        return lastingHash(Array(member.rawValue.utf8), purpose: purpose)
    }

    func throttleNames(ofCodesOf member: MemberID) -> Set<[UInt8]> {
        Set(Quota.allCases.map { throttleName(ofCodesOf: member, $0) })
    }

    /// By kind as well: whoever calls her own machine as the office calls its own shuts none of those.
    func throttleName(of terminal: TerminalInfo) -> [UInt8] {
        lastingHash(
            Array("\(terminal.kind.rawValue) \(terminal.countedAs)".utf8), purpose: "throttle of a terminal")
    }

    /// What is tried on a kiosk's staff page keeps no member waiting, and no other kiosk's.
    func throttleName(ofStaffAt terminal: TerminalInfo) -> [UInt8] {
        lastingHash(Array(terminal.countedAs.utf8), purpose: "throttle of staff at a kiosk")
    }

    func throttleName(ofAddress address: String) -> [UInt8] {
        lastingHash(Array(address.utf8), purpose: "throttle of an address")
    }

    /// The password of staff, by the name as it was typed, whether it exists or not. What a kiosk's page is tried with
    /// keeps nobody out at the office's keyboard.
    func throttleName(ofStaffTyped typedName: String, isKiosk: Bool) -> [UInt8] {
        let name = StaffName(typed: typedName)?.text ?? Folding.bare(typedName, atMost: Folding.longestShortText) ?? ""
        return lastingHash(
            Array(name.utf8),
            purpose: isKiosk ? "throttle of staff's password at a kiosk" : "throttle of staff's password")
    }

    func throttleName(ofCodesOfStaff staff: StaffID, isKiosk: Bool) -> [UInt8] {
        lastingHash(
            Array(staff.rawValue.utf8),
            purpose: isKiosk ? "throttle of staff's code at a kiosk" : "throttle of staff's code")
    }

    /// Every name under which failures of somebody of staff are counted.
    func throttleNames(ofStaff account: StaffAccount) -> Set<[UInt8]> {
        Set(
            [true, false].flatMap { isKiosk in
                [
                    throttleName(ofStaffTyped: account.name.text, isKiosk: isKiosk),
                    throttleName(ofCodesOfStaff: account.id, isKiosk: isKiosk),
                ]
            })
    }
}
