private import COpenSSL

/// A credential public key (RFC 9052 §7, RFC 9053 §7, RFC 8230 §4), checked before anything is verified with it.
struct COSEKey: Sendable {
    /// RFC 9052 and 9053: labels of a key's parameters.
    private enum Label {
        static let keyType = 1
        static let algorithm = 3
        static let curveOrModulus = -1
        static let xOrExponent = -2
        static let y = -3
    }

    let algorithm: COSEAlgorithm
    private let key: PublicKey

    /// Reads a key that was kept.
    init(_ encoded: [UInt8]) throws(PasskeyRefusal) {
        guard case .map(let map) = try CBOR.decode(encoded) else { throw .malformedKey }
        try self.init(map)
    }

    /// Reads a key. Throws `malformedKey`, `algorithmNotOffered`, `pointNotOnCurve` or `unfitRSAKey`.
    init(_ map: CBORMap) throws(PasskeyRefusal) {
        // WebAuthn L3 §6.5.1: `alg` must be there, and no optional parameter besides.
        guard let number = map[Label.algorithm]?.integer else { throw .malformedKey }
        guard let algorithm = COSEAlgorithm(rawValue: number) else { throw .algorithmNotOffered }
        self.algorithm = algorithm
        switch algorithm.shape {
        case .ellipticCurve(let curve, let group, let coordinateBytes):
            // WebAuthn L3 §5.8.5: uncompressed, so that `y` is no sign but a coordinate.
            guard map.count == 5, map[Label.keyType]?.integer == 2, map[Label.curveOrModulus]?.integer == curve,
                case .bytes(let x) = map[Label.xOrExponent], case .bytes(let y) = map[Label.y],
                x.count == coordinateBytes, y.count == coordinateBytes
            else { throw .malformedKey }
            let point = [0x04] + x + y
            guard let key = PublicKey(ccrypto_ec_key(group, point, point.count)) else { throw .pointNotOnCurve }
            self.key = key
        case .octetKeyPair(let curve, let type, let keyBytes):
            guard map.count == 4, map[Label.keyType]?.integer == 1, map[Label.curveOrModulus]?.integer == curve,
                case .bytes(let x) = map[Label.xOrExponent], x.count == keyBytes
            else { throw .malformedKey }
            guard ccrypto_edwards_point(x, x.count) == 1,
                let key = PublicKey(EVP_PKEY_new_raw_public_key_ex(nil, type, nil, x, x.count))
            else { throw .pointNotOnCurve }
            self.key = key
        case .rsa:
            guard map.count == 4, map[Label.keyType]?.integer == 3,
                case .bytes(let modulus) = map[Label.curveOrModulus],
                case .bytes(let exponent) = map[Label.xOrExponent]
            else { throw .malformedKey }
            self.key = try Self.rsaKey(modulus: modulus, exponent: exponent)
        }
    }

    /// Whether a signature over a message is this key's.
    func verifies(_ signature: [UInt8], over message: [UInt8]) -> Bool {
        key.verifies(signature, over: message, by: algorithm)
    }

    private static func rsaKey(modulus: [UInt8], exponent: [UInt8]) throws(PasskeyRefusal) -> PublicKey {
        // RFC 8230 §4: numbers without leading zeros.
        guard let first = modulus.first, first != 0, let top = exponent.first, top != 0 else { throw .malformedKey }
        let bits = modulus.count * 8 - first.leadingZeroBitCount
        let isOdd = (modulus.last ?? 0) & 1 == 1 && (exponent.last ?? 0) & 1 == 1
        guard PasskeyLimits.rsaBits.contains(bits), isOdd, exponent != [1],
            exponent.count <= PasskeyLimits.rsaExponentBytes
        else { throw .unfitRSAKey }
        guard let key = PublicKey(ccrypto_rsa_key(modulus, modulus.count, exponent, exponent.count)) else {
            throw .unfitRSAKey
        }
        return key
    }
}
