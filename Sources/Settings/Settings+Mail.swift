import Foundation
import Mail
import Secrets

/// How mails go out.
extension Settings {
    /// The relay, or the folder where no relay is set; nil when something is wrong, which was noted.
    static func readDelivery(_ reader: inout SettingsReader, base: String) -> Delivery? {
        guard case .nowhere = reader.origin(of: .smtpHost) else { return readRelay(&reader).map(Delivery.smtp) }
        let others: [Setting] = [
            .smtpPort, .smtpSecurity, .smtpUsername, .smtpPassword, .smtpPasswordFile, .smtpMechanism,
            .smtpAuthorityFile, .smtpHelloName,
        ]
        for setting in others {
            if case .nowhere = reader.origin(of: setting) { continue }
            reader.note(setting, "it means nothing without smtp.host")
        }
        return .folder(reader.text(.mailFolder, atMost: 4_096) ?? "\(base)/mail")
    }

    private static func readRelay(_ reader: inout SettingsReader) -> SMTPSettings? {
        if case .nowhere = reader.origin(of: .mailFolder) {
        } else {
            reader.note(.mailFolder, "it means nothing beside smtp.host")
        }
        let security = reader.choice(.smtpSecurity, of: SMTPSettings.Security.self) ?? .startTLS
        let port = reader.number(.smtpPort, 1...65_535) ?? security.usualPort
        let username = reader.text(.smtpUsername)
        let password = readPassword(&reader, hasUsername: username != nil)
        let mechanism = reader.choice(.smtpMechanism, of: SMTPMechanism.self)
        if mechanism != nil, username == nil { reader.note(.smtpMechanism, "it needs smtp.username") }
        let authorities = reader.text(.smtpAuthorityFile, atMost: 4_096)
        if let authorities, !FileManager.default.isReadableFile(atPath: authorities) {
            reader.note(.smtpAuthorityFile, "there is no such file, or it cannot be read")
        }
        guard let host = reader.text(.smtpHost) else { return nil }
        do {
            return try SMTPSettings(
                host: host, port: port, security: security, username: username, password: password,
                mechanism: mechanism, authorityFile: authorities, helloName: reader.text(.smtpHelloName))
        } catch {
            switch error {
            case .plainOutsideLoopback:
                return reader.refuse(.smtpSecurity, "without TLS, mail goes to this very host alone (localhost)")
            case .unusableHost, .unusableDirectory:
                return reader.refuse(.smtpHost, "it, or smtp.helloName, is no host's name")
            }
        }
    }

    private static func readPassword(
        _ reader: inout SettingsReader, hasUsername: Bool
    ) -> @Sendable () -> String? {
        let password = reader.text(.smtpPassword, atMost: 1_024).map { SecretBytes(text: $0) }
        let file = reader.text(.smtpPasswordFile, atMost: 4_096)
        if hasUsername, password == nil, file == nil {
            reader.note(.smtpUsername, "it needs smtp.passwordFile or smtp.password")
        }
        if !hasUsername, password != nil || file != nil {
            reader.note(password != nil ? .smtpPassword : .smtpPasswordFile, "it needs smtp.username")
        }
        if password != nil, file != nil { reader.note(.smtpPassword, "smtp.passwordFile is set as well") }
        if password != nil, case .file(let path) = reader.origin(of: .smtpPassword),
            let reason = PrivateFile.fault(of: path)
        {
            reader.note(.smtpPassword, reason)
        }
        guard let file else { return { password?.revealedText() } }
        if let reason = PasswordFile(path: file).fault { reader.note(.smtpPasswordFile, reason) }
        return { PasswordFile(path: file).password() }
    }
}

extension SMTPSettings.Security {
    /// RFC 8314 §3.3 and §7.3 for the first two.
    fileprivate var usualPort: Int {
        switch self {
        case .startTLS: 587
        case .implicitTLS: 465
        case .none: 25
        }
    }
}
