import COpenSSL
import Passkeys
import SoftAuthenticator

/// A certificate of attestation; each field may be spoilt.
struct ForgedCertificate {
    var version = 2
    var subject: [(name: String, value: String)] = [
        ("C", "JP"), ("O", "Example"), ("OU", "Authenticator Attestation"), ("CN", "Example Authenticator"),
    ]
    var basicConstraints: String? = "critical,CA:FALSE"
    /// The extension that names the model: its bytes, and whether it is critical.
    var model: (aaguid: [UInt8], isCritical: Bool)?
    var trailing: [UInt8] = []

    /// In DER, self-signed.
    func der(key: ForgedKey) -> [UInt8] {
        let certificate = X509_new()
        defer { X509_free(certificate) }
        X509_set_version(certificate, version)
        ASN1_INTEGER_set(X509_get_serialNumber(certificate), 1)
        X509_gmtime_adj(X509_getm_notBefore(certificate), 0)
        X509_gmtime_adj(X509_getm_notAfter(certificate), 86_400)
        X509_set_pubkey(certificate, key.key)
        let name = X509_get_subject_name(certificate)
        for part in subject {
            X509_NAME_add_entry_by_txt(name, part.name, MBSTRING_FLAG | 1, part.value, -1, -1, 0)
        }
        X509_set_issuer_name(certificate, name)
        if let basicConstraints {
            let found = X509V3_EXT_conf_nid(nil, nil, NID_basic_constraints, basicConstraints)
            X509_add_ext(certificate, found, -1)
            X509_EXTENSION_free(found)
        }
        if let model {
            let kind = OBJ_txt2obj("1.3.6.1.4.1.45724.1.1.4", 1)
            let value = ASN1_OCTET_STRING_new()
            let inner = [0x04, UInt8(model.aaguid.count)] + model.aaguid
            ASN1_OCTET_STRING_set(value, inner, Int32(inner.count))
            let made = X509_EXTENSION_create_by_OBJ(nil, kind, model.isCritical ? 1 : 0, value)
            X509_add_ext(certificate, made, -1)
            X509_EXTENSION_free(made)
            ASN1_OCTET_STRING_free(value)
            ASN1_OBJECT_free(kind)
        }
        // EdDSA has its own hash function.
        let isEdwards = key.algorithm == .edDSA || key.algorithm == .ed448
        X509_sign(certificate, key.key, isEdwards ? nil : EVP_sha256())
        var der = [UInt8](repeating: 0, count: Int(i2d_X509(certificate, nil)))
        der.withUnsafeMutableBufferPointer { buffer in
            var target = buffer.baseAddress
            _ = i2d_X509(certificate, &target)
        }
        return der + trailing
    }
}
