import CredentialStore
import TypedInput
import World

extension StoreContract {
    func staffIsKept(_ place: String) throws {
        let store = try open(place)
        try require(try store.read { try $0.hasStaffAccounts() }, is: false, "a store that begins without staff")
        let accounts = try ["tanaka", "sato", "ito"].map(Samples.staff)
        for account in accounts { try store.write { try $0.add(account) } }
        let sessions = accounts.enumerated().map { index, account in
            var session = StaffSession(
                workstation: Array(repeating: UInt8(index), count: 32), staff: account.id, begunAt: Samples.noon)
            session.usedAt = Samples.noon.adding(seconds: 60)
            return session
        }
        for session in sessions { try store.write { try $0.put(session) } }
        let again = try open(place)
        try require(try again.read { try $0.hasStaffAccounts() }, is: true, "that there is staff")
        try require(
            try again.read { try $0.staffAccounts() }, is: Array(accounts.reversed()), "all accounts, by name")
        for account in accounts {
            try require(try again.read { try $0.staffAccount(account.name) }, is: account, "an account by its name")
            try require(try again.read { try $0.staffAccount(account.id) }, is: account, "an account by its identity")
        }
        try refuse("a second account of one name", by: store) { try $0.add(Samples.staff("sato")) }
        var changed = StaffAccount(
            id: accounts[0].id, name: accounts[0].name, role: .auditor, passwordHash: "another", initialUntil: nil,
            createdAt: Samples.noon)
        changed.lastStep = 7
        let rewritten = changed
        try again.write { try $0.update(rewritten) }
        try require(try store.read { try $0.staffAccount(rewritten.id) }, is: rewritten, "an account written anew")
        try require(
            try store.read { try $0.staffSession(sessions[0].workstation) }, is: sessions[0],
            "the login of an account that was written anew")
        try again.write { records in
            try records.removeStaffSession(sessions[0].workstation)
            try records.removeStaffSessions(of: accounts[1].id)
        }
        let left = try store.read { records in try sessions.map { try records.staffSession($0.workstation) } }
        try require(left, is: [nil, nil, sessions[2]], "the logins that were not ended")
    }

    private func refuse(
        _ what: String, by store: any CredentialStore, _ body: (any WritableRecords) throws -> Void
    ) throws {
        do { try store.write(body) } catch { return }
        throw Broken(description: "\(what) is refused")
    }
}

extension Samples {
    static func staff(_ name: String) throws -> StaffAccount {
        guard let name = StaffName(typed: name) else { throw StoreContract.Broken(description: "a sample name") }
        var account = StaffAccount(
            id: StaffID(rawValue: "\(name.text) \(noon.milliseconds)"), name: name, role: .lead, passwordHash: "hash",
            initialUntil: noon.adding(seconds: 1), createdAt: noon)
        account.sealedKey = [0, 9, 254]
        account.keyProvedAt = noon.adding(seconds: 2)
        account.lastStep = 59_849_640
        account.closedAt = noon.adding(seconds: 3)
        return account
    }
}
