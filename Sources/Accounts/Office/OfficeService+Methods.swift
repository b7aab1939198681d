import CredentialStore
public import FlowEngine
public import TypedInput

extension OfficeService {
    /// Takes a method away from a member who has another: what proved it is lost, or somebody else has it. Her other
    /// logins go on, her codes and tickets under way do not, and she is told by mail (S34).
    ///
    /// - Throws: `OfficeRefusal`; what the store throws.
    public func remove(_ method: Method, of userID: UserID) throws {
        try write { transaction in
            try transaction.require(.removeMethod)
            var (member, record) = try transaction.snapshot.find(userID, replacing: true)
            guard record.journey.enrolled.contains(method) else { throw OfficeRefusal.hasNot(method) }
            guard let journey = record.journey.without(method) else { throw OfficeRefusal.isOnlyMethod(method) }
            record.journey = journey
            try transaction.devices.removeAll(of: method, from: member.id)
            try transaction.forgetUnderWay(of: member.id)
            try transaction.records.move(record)
            member.newMail = nil
            try transaction.records.update(member)
            try transaction.memberMail.tell(.methodRemoved, member)
            try transaction.audit.noteOffice(.removed(method), about: member.id.rawValue)
        }
    }
}

extension AuditEvent {
    fileprivate static func removed(_ method: Method) -> AuditEvent {
        switch method {
        case .passkey: .memberPasskeysRemoved
        case .app: .memberAppsRemoved
        case .mail: .memberMailRemoved
        }
    }
}
