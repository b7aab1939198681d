import Logging
import NIOCore
import NIOSSL
import Secrets
import Synchronization
import World

/// The certificate that a new connection gets: what its files hold now, or what they held last while they are spoiled.
///
/// Whether they have changed is looked up with each connection (two calls of stat), so that whoever renews them has
/// nothing to tell this process. NIOCertificateReloading does the like by a timer, for the price of a second
/// cryptographic library in every program that links this room.
final class ReloadedCertificate: Sendable {
    private struct Held {
        var files: CompanionConfiguration.Certificate
        var marks: [FileMark?]
        var pair: Pair
    }

    private struct Pair {
        let chain: [NIOSSLCertificateSource]
        let key: NIOSSLPrivateKeySource
    }

    private let logger: Logger
    private let held: Mutex<Held>

    /// Throws where the files hold no certificate with its key: a server does not begin so.
    init(_ files: CompanionConfiguration.Certificate, logger: Logger) throws(CertificateError) {
        self.logger = logger
        let marks = Self.marks(files)
        held = Mutex(Held(files: files, marks: marks, pair: try Self.read(files)))
    }

    /// Reads it anew, from other files perhaps. Throws where they hold none; then what was held is held on.
    func change(to files: CompanionConfiguration.Certificate) throws(CertificateError) {
        try held.withLock { held throws(CertificateError) in
            let marks = Self.marks(files)
            held = Held(files: files, marks: marks, pair: try Self.read(files))
        }
    }

    /// What the server says to whoever connects.
    func configuration() -> TLSConfiguration {
        var configuration = Self.configuration(held.withLock { $0.pair })
        configuration.sslContextCallback = { _, promise in
            // Not within the handshake's own call: what a spoiled file leaves in the thread's queue of errors would
            // count as the handshake's (SSL_get_error(3)).
            promise.futureResult.eventLoop.execute { promise.succeed(self.present()) }
        }
        return configuration
    }

    private func present() -> NIOSSLContextConfigurationOverride {
        let pair = held.withLock { held in
            let marks = Self.marks(held.files)
            if marks != held.marks {
                held.marks = marks
                do {
                    held.pair = try Self.read(held.files)
                    logger.info("the certificate was read anew")
                } catch {
                    logger.error("\(error); the one before is used on")
                }
            }
            return held.pair
        }
        var present = NIOSSLContextConfigurationOverride()
        present.certificateChain = pair.chain
        present.privateKey = pair.key
        return present
    }

    /// When the certificate ends, in seconds since 1970, where its files hold one that can be used.
    static func end(of files: CompanionConfiguration.Certificate) throws(CertificateError) -> Int64 {
        guard case .certificate(let first)? = try read(files).chain.first else {
            throw CertificateError(files: files, reason: "it holds no certificate")
        }
        return Int64(first.notValidAfter)
    }

    private static func marks(_ files: CompanionConfiguration.Certificate) -> [FileMark?] {
        [FileMark(files.chainFile), FileMark(files.keyFile)]
    }

    private static func read(_ files: CompanionConfiguration.Certificate) throws(CertificateError) -> Pair {
        // S28: whoever can read the key can be the companion.
        if let reason = PrivateFile.fault(of: files.keyFile) { throw CertificateError(files: files, reason: reason) }
        do {
            let chain: [NIOSSLCertificateSource] = try NIOSSLCertificate.fromPEMFile(files.chainFile).map {
                .certificate($0)
            }
            // Of a file that was written halfway it may say no more than that there is none in it.
            guard !chain.isEmpty else { throw NIOSSLError.failedToLoadCertificate }
            let pair = Pair(chain: chain, key: .privateKey(try NIOSSLPrivateKey(file: files.keyFile, format: .pem)))
            // Refuses a key that belongs to another certificate: one file was laid down, and the other not yet.
            _ = try NIOSSLContext(configuration: configuration(pair))
            return pair
        } catch {
            throw CertificateError(files: files, reason: "\(error)")
        }
    }

    /// RFC 9325 §4.2: of TLS 1.2 those suites alone whose key nobody can reckon later from the certificate's. TLS 1.3
    /// has no others.
    private static let forwardSecret: [NIOTLSCipher] = [
        .TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256, .TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
        .TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384, .TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384,
        .TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256, .TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256,
    ]

    private static func configuration(_ pair: Pair) -> TLSConfiguration {
        var configuration = TLSConfiguration.makeServerConfiguration(certificateChain: pair.chain, privateKey: pair.key)
        configuration.minimumTLSVersion = .tlsv12
        configuration.cipherSuiteValues = forwardSecret
        return configuration
    }
}

/// Files that hold no certificate with its key.
public struct CertificateError: Error, CustomStringConvertible {
    let files: CompanionConfiguration.Certificate
    let reason: String

    /// A sentence for the operator.
    public var description: String {
        "the certificate \(files.chainFile) and the key \(files.keyFile) cannot be used: \(reason)"
    }
}
