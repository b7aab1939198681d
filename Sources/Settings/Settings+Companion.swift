import Companion
import Foundation
import Passkeys
import Accounts
import Secrets

/// Where browsers reach the companion, and how it listens there.
extension Settings {
    /// nil where no address is set, so that no passkeys are offered; or when something is wrong, which was noted.
    static func readCompanion(
        _ reader: inout SettingsReader, product: String
    ) -> (address: CompanionAddress, configuration: CompanionConfiguration, attestation: AttestationPolicy)? {
        guard case .nowhere = reader.origin(of: .companionAddress) else { return read(&reader, product) }
        let others: [Setting] = [
            .companionParty, .companionHost, .companionPort, .companionCertificate, .companionKey, .companionProxies,
            .companionAttestation,
        ]
        for setting in others {
            if case .nowhere = reader.origin(of: setting) { continue }
            reader.note(setting, "it means nothing without companion.address")
        }
        return nil
    }

    private static func read(
        _ reader: inout SettingsReader, _ product: String
    ) -> (address: CompanionAddress, configuration: CompanionConfiguration, attestation: AttestationPolicy)? {
        let attestation: AttestationPolicy =
            reader.flag(.companionAttestation) ?? true ? .acceptUnverified : .refuseUnverified
        let party = reader.text(.companionParty)
        let host = reader.text(.companionHost) ?? "127.0.0.1"
        let certificate = readCertificate(&reader)
        let port = reader.number(.companionPort, 1...65_535) ?? (certificate == nil ? 8_080 : 443)
        let proxies = reader.list(.companionProxies)
        if let proxies, !proxies.allSatisfy({ NetworkAddress($0) != nil }) {
            reader.note(.companionProxies, "each must be an address such as 127.0.0.1 or ::1: no name, port or network")
        }
        guard let origin = reader.text(.companionAddress) else { return nil }
        do {
            let address = try CompanionAddress(origin: origin, partyID: party, name: product)
            if address.isSecure, certificate == nil, case .nowhere = reader.origin(of: .companionProxies) {
                reader.note(
                    .companionAddress,
                    "TLS needs companion.certificateFile and companion.keyFile, or a proxy named in companion.proxies")
            }
            return (
                address,
                CompanionConfiguration(
                    host: host, port: port, certificate: certificate, proxies: Set(proxies ?? [])), attestation
            )
        } catch {
            return reader.refuse(error == .partyDoesNotMatch ? .companionParty : .companionAddress, error.reason)
        }
    }

    private static func readCertificate(_ reader: inout SettingsReader) -> CompanionConfiguration.Certificate? {
        let chain = reader.text(.companionCertificate, atMost: 4_096)
        let key = reader.text(.companionKey, atMost: 4_096)
        if let chain, !FileManager.default.isReadableFile(atPath: chain) {
            reader.note(.companionCertificate, "there is no such file, or it cannot be read")
        }
        // S28: whoever can read the key can be the companion.
        if let key, let reason = PrivateFile.fault(of: key) { reader.note(.companionKey, reason) }
        guard let chain, let key else {
            if chain != nil { reader.note(.companionCertificate, "it needs companion.keyFile") }
            if key != nil { reader.note(.companionKey, "it needs companion.certificateFile") }
            return nil
        }
        return CompanionConfiguration.Certificate(chainFile: chain, keyFile: key)
    }
}

extension CompanionAddress.Fault {
    fileprivate var reason: String {
        switch self {
        case .notAnOrigin:
            "it must be https:// and a host's name in small letters, with a port or without, and nothing behind it"
        case .numberInsteadOfName:
            "browsers make passkeys for names, never for numbers: it needs a host's name in the DNS"
        case .partyDoesNotMatch:
            "every browser would refuse it: it must be the host of companion.address or a domain above it"
        }
    }
}
