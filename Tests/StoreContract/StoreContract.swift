public import CredentialStore
import Foundation

/// What every credential store must do. A store's tests run each clause against it.
public struct StoreContract: Sendable {
    /// What a clause found broken.
    public struct Broken: Error, CustomStringConvertible {
        /// What should have held.
        public let description: String
    }

    /// Opens the store at a place: the same place twice gives two connections to one store, another place a new one.
    let open: @Sendable (_ place: String) throws -> any CredentialStore

    /// The contract for stores that `open` opens.
    public init(open: @escaping @Sendable (_ place: String) throws -> any CredentialStore) { self.open = open }

    /// One thing that must hold.
    public enum Clause: String, CaseIterable, Sendable {
        case membersAreFound = "a member is found by user ID and by identity, with every field"
        case membersAreRewritten = "a rewritten member has every new field, and no other member changes"
        case userIDsAreUnique = "a user ID is taken once; all of them come in order"
        case membersAreSearched = "members are found by parts of their names, in any width and form, so many at most"
        case stagesAreCompared = "members of a file are compared with the store, and nobody else sees or waits for them"
        case stagesAreTaken = "members of a file are taken over some at a time, with what follows from each"
        case journeysAreKept = "a journey is kept with its facts, and each move raises its revision by one"
        case movesAreCompared = "a move from an old revision is refused and changes nothing"  // R04
        case racesHaveOneWinner = "of two connections that move one member at once, one wins: 1,000 races"  // R04
        case transactionsAreWhole = "a transaction that fails leaves nothing"
        case readsAreOneView = "what another connection writes meanwhile does not show within a read"
        case passwordsAreReplaced = "a password takes the place of the one before"
        case keysAreKept = "keys come newest first, are rewritten, and removed"
        case codesAreReplaced = "only the newest code of a purpose is there"
        case ticketsAreFound = "a ticket is found by its identity and by each of its hashes, rewritten, and removed"
        case passkeysAreKept = "passkeys come oldest first, are rewritten, removed, and never become another's"
        case failuresAreCounted = "failures are kept under a name, and forgotten"
        case outOfServiceIsKept = "a terminal is out of service until it is taken back, and no other with it"
        case staffIsKept = "accounts of staff come by name, are rewritten, and their logins end with them"
        case mailsAreLeased = "a mail is leased when it is due, oldest first, to one drain until the lease ends"  // R02
        case drainsShareNothing = "two drains never get one mail"  // R02
        case mailsAreListed = "a member's mails and their times come oldest first"
        case recordsAreListed = "agreements and notes are kept in order"
        case changesAreSeen = "the change mark changes with another connection's commit, and with nothing else"
        case allIsKept = "a store that is opened again has all that was written"
    }

    /// Checks a clause on a store of its own. Throws `Broken`, or what the store throws.
    public func check(_ clause: Clause) throws {
        let place = NSTemporaryDirectory() + "firstlogin-contract-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
        defer { Self.remove(place) }
        switch clause {
        case .membersAreFound: try membersAreFound(place)
        case .membersAreRewritten: try membersAreRewritten(place)
        case .userIDsAreUnique: try userIDsAreUnique(place)
        case .membersAreSearched: try membersAreSearched(place)
        case .stagesAreCompared: try stagesAreCompared(place)
        case .stagesAreTaken: try stagesAreTaken(place)
        case .journeysAreKept: try journeysAreKept(place)
        case .movesAreCompared: try movesAreCompared(place)
        case .racesHaveOneWinner: try racesHaveOneWinner(place)
        case .transactionsAreWhole: try transactionsAreWhole(place)
        case .readsAreOneView: try readsAreOneView(place)
        case .passwordsAreReplaced: try passwordsAreReplaced(place)
        case .keysAreKept: try keysAreKept(place)
        case .codesAreReplaced: try codesAreReplaced(place)
        case .ticketsAreFound: try ticketsAreFound(place)
        case .passkeysAreKept: try passkeysAreKept(place)
        case .failuresAreCounted: try failuresAreCounted(place)
        case .outOfServiceIsKept: try outOfServiceIsKept(place)
        case .staffIsKept: try staffIsKept(place)
        case .mailsAreLeased: try mailsAreLeased(place)
        case .drainsShareNothing: try drainsShareNothing(place)
        case .mailsAreListed: try mailsAreListed(place)
        case .recordsAreListed: try recordsAreListed(place)
        case .changesAreSeen: try changesAreSeen(place)
        case .allIsKept: try allIsKept(place)
        }
    }

    private static func remove(_ place: String) {
        do { try FileManager.default.removeItem(atPath: place) } catch { print("left behind: \(place)") }
    }
}

/// Throws unless something holds.
func require(_ holds: Bool, _ what: String) throws {
    if !holds { throw StoreContract.Broken(description: what) }
}

/// Throws unless two values are the same.
func require<Value: Equatable>(_ value: Value, is expected: Value, _ what: String) throws {
    if value != expected { throw StoreContract.Broken(description: "\(what): \(value) is not \(expected)") }
}
