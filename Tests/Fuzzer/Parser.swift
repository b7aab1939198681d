import CredentialStore
import Foundation
import Hummingbird
import Content
@testable import Office
@testable import Passkeys
import Secrets
import Settings
import TextUI
import TypedInput

/// A parser that takes what others send (S33). It reads, or refuses; it neither ends the process nor takes long.
enum Parser: String, CaseIterable {
    case settings
    case input
    case members
    case forms
    case cbor
    case coseKeys
    case authenticatorData
    case attestationObjects
    case certificates
    case clientData
    case registrations
    case authentications

    /// The one that the command line names.
    static let chosen = CommandLine.arguments.dropFirst().first.flatMap(Parser.init(rawValue:))

    func read(_ bytes: [UInt8]) {
        switch self {
        case .settings: readSettings(bytes)
        case .input: readInput(bytes)
        case .members: readMembers(bytes)
        case .forms: _ = try? URLEncodedFormDecoder().decode(Form.self, from: String(decoding: bytes, as: UTF8.self))
        case .cbor: _ = try? CBOR.decode(bytes)
        case .coseKeys: _ = try? COSEKey(bytes)
        case .authenticatorData: _ = try? AuthenticatorData(bytes)
        case .attestationObjects:
            _ = try? AttestationPolicy.acceptUnverified.verify(
                AttestationObject(bytes), clientDataHash: [UInt8](repeating: 0, count: 32))
        case .certificates:
            let model = UUID(uuid: (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16))
            _ = AttestationCertificate(der: bytes)?.isFit(for: model)
        case .clientData:
            let party = RelyingParty(id: "example.org", name: "Example", origins: ["https://example.org"])
            let challenge = Base64URL([UInt8](repeating: 7, count: 32))
            _ = try? ClientData(bytes, for: .registration, challenge: challenge, party: party)
        case .registrations: _ = try? RegistrationResponse(json: bytes)
        case .authentications: _ = try? AuthenticationResponse(json: bytes)
        }
    }

    /// What a terminal sends means the same in whatever pieces it comes (T23).
    private func readInput(_ bytes: [UInt8]) {
        var whole = InputParser()
        var split = InputParser()
        let events = whole.take(bytes)
        precondition(bytes.flatMap { split.take([$0]) } == events)
        precondition(whole.escapeIsAlone() == split.escapeIsAlone())
        precondition(whole.pasteFellSilent() == split.pasteFellSilent())
    }

    /// The fields of every form that the companion takes.
    private struct Form: Decodable {
        var letters: String?
        var number: String?
        var step: String?
        var name: String?
        var language: String?
        var back: String?
    }

    /// The reader takes a file, as it is given on a command line.
    private static let path = "/dev/shm/firstlogin-fuzz-\(getpid()).json"

    private func readSettings(_ bytes: [UInt8]) {
        guard FileManager.default.createFile(atPath: Self.path, contents: Data(bytes)) else {
            preconditionFailure("\(Self.path) can be written")
        }
        do {
            _ = try Settings.read(file: Self.path, environment: ["HOME": "/nowhere"])
        } catch { precondition(!error.description.isEmpty) }
    }

    private func readMembers(_ bytes: [UInt8]) {
        var reader = CSVReader()
        var columns: MemberColumns?
        let rules = MemberRules(today: Birthdate(unixSeconds: 1_795_489_200), fitsScreen: { _ in true })
        func take(_ outcome: CSVReader.Outcome) {
            guard case .row(let row) = outcome else { return }
            guard let columns else { return columns = MemberColumns.read(row, names: .usual).columns }
            guard row.count == columns.count else { return }
            for fault in rules.read(row, columns, id: MemberID(rawValue: "fuzz")).faults {
                precondition(!fault.sentence(in: Words(.english)).isEmpty)
            }
        }
        reader.read(bytes[...], take)
        reader.finish(take)
    }
}
