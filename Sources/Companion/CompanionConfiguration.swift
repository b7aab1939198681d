public import World

/// How the companion listens; where browsers reach it, its settings say.
public struct CompanionConfiguration: Sendable {
    /// A certificate with its key, as PEM files.
    public struct Certificate: Hashable, Sendable {
        /// The certificate and those between it and its authority.
        public var chainFile: String
        /// Its key.
        public var keyFile: String

        /// Those files.
        public init(chainFile: String, keyFile: String) {
            self.chainFile = chainFile
            self.keyFile = keyFile
        }

        /// When it ends. Throws where the files hold no certificate with its key.
        public var end: Instant {
            get throws(CertificateError) { Instant(unixSeconds: try ReloadedCertificate.end(of: self)) }
        }
    }

    /// The address to listen at.
    public var host: String
    /// The port to listen at.
    public var port: Int
    /// For TLS of its own; `nil` on this machine, or behind a proxy.
    public var certificate: Certificate?
    /// The proxies whose `X-Forwarded-For` is believed.
    public var proxies: Set<String>

    /// A way of listening.
    public init(host: String, port: Int, certificate: Certificate? = nil, proxies: Set<String> = []) {
        self.host = host
        self.port = port
        self.certificate = certificate
        self.proxies = proxies
    }
}
