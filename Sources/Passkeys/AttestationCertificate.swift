private import COpenSSL
internal import Foundation

/// The certificate of a `packed` attestation (WebAuthn L3 §8.2.1).
final class AttestationCertificate {
    private let certificate: OpaquePointer
    let key: PublicKey

    /// Reads DER; nil when it is no certificate, has bytes to spare, or has no key that OpenSSL knows.
    init?(der: [UInt8]) {
        defer { ERR_clear_error() }
        let parsed = der.withUnsafeBufferPointer { bytes -> OpaquePointer? in
            var end = bytes.baseAddress
            guard let found = d2i_X509(nil, &end, bytes.count) else { return nil }
            guard let end, end - bytes.count == bytes.baseAddress else {
                X509_free(found)
                return nil
            }
            return found
        }
        guard let parsed else { return nil }
        guard let key = PublicKey(X509_get_pubkey(parsed)) else {
            X509_free(parsed)
            return nil
        }
        certificate = parsed
        self.key = key
    }

    deinit { X509_free(certificate) }

    /// Whether it keeps the rules of §8.2.1 for an authenticator of that model.
    func isFit(for aaguid: UUID) -> Bool {
        defer { ERR_clear_error() }
        // Version 3, which is written as 2.
        guard X509_get_version(certificate) == 2 else { return false }
        // Subject: a country by two letters, the vendor's name, this very unit, and a name of the vendor's choosing.
        guard subject(NID_countryName).map(\.count) == [2], !subject(NID_organizationName).isEmpty,
            subject(NID_organizationalUnitName) == [Array("Authenticator Attestation".utf8)],
            !subject(NID_commonName).isEmpty
        else { return false }
        // Basic constraints: there, and no authority.
        let flags = X509_get_extension_flags(certificate)
        guard flags & UInt32(EXFLAG_BCONS) != 0, flags & UInt32(EXFLAG_CA | EXFLAG_INVALID) == 0 else { return false }
        return namesModel(aaguid)
    }

    /// The values of a kind in the subject.
    private func subject(_ kind: CInt) -> [[UInt8]] {
        let name = X509_get_subject_name(certificate)
        var values: [[UInt8]] = []
        var index = X509_NAME_get_index_by_NID(name, kind, -1)
        while index >= 0 {
            let text = X509_NAME_ENTRY_get_data(X509_NAME_get_entry(name, index))
            values.append(
                Array(UnsafeBufferPointer(start: ASN1_STRING_get0_data(text), count: Int(ASN1_STRING_length(text)))))
            index = X509_NAME_get_index_by_NID(name, kind, index)
        }
        return values
    }

    /// The extension id-fido-gen-ce-aaguid, where there is one: once, not critical, and of that model.
    private func namesModel(_ aaguid: UUID) -> Bool {
        let kind = OBJ_txt2obj("1.3.6.1.4.1.45724.1.1.4", 1)
        defer { ASN1_OBJECT_free(kind) }
        let index = X509_get_ext_by_OBJ(certificate, kind, -1)
        guard index >= 0 else { return true }
        guard X509_get_ext_by_OBJ(certificate, kind, index) < 0 else { return false }
        let found = X509_get_ext(certificate, index)
        guard X509_EXTENSION_get_critical(found) == 0 else { return false }
        let value = X509_EXTENSION_get_data(found)
        let bytes = UnsafeBufferPointer(start: ASN1_STRING_get0_data(value), count: Int(ASN1_STRING_length(value)))
        // An OCTET STRING of 16 bytes within the extension's own.
        return withUnsafeBytes(of: aaguid.uuid) { bytes.elementsEqual([0x04, 0x10] + Array($0)) }
    }
}
