/// Where and how mail is handed over.
public struct SMTPSettings: Sendable {
    /// How the connection is kept private.
    public enum Security: String, Sendable, CaseIterable {
        /// STARTTLS, demanded (port 587).
        case startTLS
        /// TLS from the first byte (port 465).
        case implicitTLS
        /// None, to this host alone.
        case none
    }

    let host: String
    let port: Int
    let security: Security
    let username: String?
    let password: @Sendable () -> String?
    let mechanism: SMTPMechanism?
    let authorityFile: String?
    let helloName: String?
    let connectSeconds: Int
    let totalSeconds: Int

    /// A relay. `password` is asked for at each mail, so that it need not be kept; `mechanism` is the only one to log
    /// in with, where PLAIN and then LOGIN are not right; `authorityFile` is a PEM file of certificate authorities in
    /// place of the system's; `helloName` is how we call ourselves.
    public init(
        host: String, port: Int, security: Security, username: String? = nil,
        password: @escaping @Sendable () -> String? = { nil }, mechanism: SMTPMechanism? = nil,
        authorityFile: String? = nil, helloName: String? = nil, connectSeconds: Int = 10, totalSeconds: Int = 60
    ) throws(MailError) {
        let names = [host] + (helloName.map { [$0] } ?? [])
        for name in names {
            guard !name.isEmpty, name.utf8.allSatisfy(Self.isAllowedInName) else { throw .unusableHost(name) }
        }
        guard (1...65_535).contains(port) else { throw .unusableHost("\(host):\(port)") }
        if security == .none, !["localhost", "127.0.0.1", "::1"].contains(host) {
            throw .plainOutsideLoopback(host: host)
        }
        self.host = host
        self.port = port
        self.security = security
        self.username = username
        self.password = password
        self.mechanism = mechanism
        self.authorityFile = authorityFile
        self.helloName = helloName
        self.connectSeconds = connectSeconds
        self.totalSeconds = totalSeconds
    }

    /// libcurl says hello with the path.
    var url: String {
        let scheme = security == .implicitTLS ? "smtps" : "smtp"
        let name = host.contains(":") ? "[\(host)]" : host
        return "\(scheme)://\(name):\(port)" + (helloName.map { "/\($0)" } ?? "")
    }

    private static func isAllowedInName(_ byte: UInt8) -> Bool {
        let character = Character(Unicode.Scalar(byte))
        return character.isASCII && (character.isLetter || character.isNumber || ".-:".contains(character))
    }
}
