import CSodium
import CredentialStore
import FlowEngine
import Accounts
import Secrets
import TestAccounts
import World
import TypedInput

/// P04, P05: what a login with a printed password costs besides its hash, in a store of 1,000 members.
struct LoginBench {
    private static let members = 1_000
    /// Those who log in; the others' hashes are cheap, so that the store is soon made.
    private static let visitors = 40
    private static let rounds = 5

    private struct Visitor {
        let userID: String
        let password: SecretBytes
    }

    private struct Failure: Error {}

    private let accounts: TestAccounts
    private let cheap: AccountServices
    private var visitors: [Visitor] = []
    private var cheapVisitors: [Visitor] = []

    init() throws {
        accounts = try TestAccounts(cost: .standard)
        cheap = AccountServices(
            settings: accounts.settings, store: accounts.store, vault: accounts.vault,
            hasher: PasswordHasher(cost: TestAccounts.cheap, vault: accounts.vault), slots: accounts.slots,
            world: accounts.clock.world)
        guard let birthdate = Birthdate(iso: "1950-03-04") else { throw Failure() }
        var made: [UserID] = []
        let services = accounts.services
        try services.office.importMembers(isComplete: false) { stage in
            for number in 0..<Self.members {
                guard let userID = UserID(typed: "\(10_000_000 + number)") else { throw Failure() }
                let member = Member(
                    id: services.office.newMemberID(), userID: userID, symbol: "12", number: "\(number)",
                    name: "ダイワ タロウ", birthdate: birthdate, mail: MailAddress("m\(number)@example.jp"))
                _ = try stage.lay([StagedMember(line: number + 1, member: member, hadAccount: false)])
                made.append(userID)
            }
            return []
        } decide: { _ in
            true
        }
        let stride = Self.members / Self.visitors
        for (number, userID) in made.enumerated() {
            let isVisitor = number % stride == 0
            let notice = try (isVisitor ? services : cheap).office.drawNotice(for: userID, replacing: false)
            let visitor = Visitor(userID: userID.text, password: notice.password)
            if isVisitor { visitors.append(visitor) } else { cheapVisitors.append(visitor) }
        }
    }

    /// Hash and login alternate, so that a change in the machine's pace meets both.
    func figures() throws -> [String: Any] {
        var hashes: [Double] = []
        var logins: [Double] = []
        let standard = PasswordHasher.Cost.standard
        for _ in 0..<Self.rounds {
            for visitor in visitors {
                hashes.append(try Stopwatch.microseconds { try hash(standard) })
                logins.append(try Stopwatch.microseconds { try logIn(visitor, accounts.services) })
            }
        }
        // The work alone, where the hash costs next to nothing: the difference of two long times hides it.
        var cheapHashes: [Double] = []
        var cheapLogins: [Double] = []
        for visitor in cheapVisitors {
            cheapHashes.append(try Stopwatch.microseconds { try hash(TestAccounts.cheap) })
            cheapLogins.append(try Stopwatch.microseconds { try logIn(visitor, cheap) })
        }
        return [
            "work": Stopwatch.median(cheapLogins) - Stopwatch.median(cheapHashes),
            "hash": Stopwatch.median(hashes), "login": Stopwatch.median(logins),
            "hashesPerSecond": Double(hashes.count) * 1_000_000 / hashes.reduce(0, +),
            "loginsPerSecond": Double(logins.count) * 1_000_000 / logins.reduce(0, +),
            "logins": logins.count, "members": Self.members,
        ]
    }

    private func logIn(_ visitor: Visitor, _ services: AccountServices) throws {
        let session = Session(at: TerminalInfo(name: "benchmark", kind: .own))
        let reply = services.member.perform(.logIn(userID: visitor.userID, password: visitor.password), in: session)
        guard reply.problem == nil, reply.session.authenticationLevel == .initialPasswordProved(.printed) else {
            throw Failure()
        }
    }

    /// Argon2id itself, over the length that a login has.
    private func hash(_ cost: PasswordHasher.Cost) throws {
        let letters = [CChar](repeating: 0x61, count: 64)
        let salt = [UInt8](repeating: 7, count: 16)
        var hash = [UInt8](repeating: 0, count: 32)
        let result = crypto_pwhash(
            &hash, UInt64(hash.count), letters, UInt64(letters.count), salt, UInt64(cost.passes),
            cost.memoryKiB * 1_024, crypto_pwhash_ALG_ARGON2ID13)
        guard result == 0 else { throw Failure() }
    }
}
