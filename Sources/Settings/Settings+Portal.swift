import CredentialStore
import FlowEngine
import Accounts
import TypedInput

/// The society, what is offered, and the numbers.
extension Settings {
    /// nil when something is wrong or missing, which was noted.
    static func readPortal(_ reader: inout SettingsReader) -> AccountSettings? {
        let product = reader.required(.product) { $0.text(.product, atMost: 40) }
        let name = reader.required(.societyName) { $0.text(.societyName, atMost: 40) }
        let telephone = reader.required(.telephone) { $0.text(.telephone, atMost: 20) }
        let hours = reader.required(.hours) { $0.text(.hours, atMost: 40) }
        let hoursInEnglish = reader.required(.hoursInEnglish) { $0.text(.hoursInEnglish, atMost: 60) }
        let issuer = reader.required(.issuer) { readIssuer(&$0) }
        let sender = reader.required(.senderAddress) { readAddress(&$0) }
        let senderName = reader.text(.senderName, atMost: 60)
        let (policy, limits) = (readPolicy(&reader), readLimits(&reader))
        guard let product, let name, let telephone, let hours, let hoursInEnglish, let issuer, let sender else {
            return nil
        }
        var society = Society(
            product: product, name: name, nameInEnglish: reader.text(.societyNameInEnglish, atMost: 40),
            telephone: telephone, hours: hours, hoursInEnglish: hoursInEnglish,
            sender: sender, senderName: senderName, issuer: issuer)
        society.nameInKana = reader.text(.societyNameInKana, atMost: 80)
        society.hoursInKana = reader.text(.hoursInKana, atMost: 80)
        return AccountSettings(society: society, policy: policy, limits: limits)
    }

    private static func readAddress(_ reader: inout SettingsReader) -> MailAddress? {
        guard let text = reader.text(.senderAddress) else { return nil }
        if let address = MailAddress(text) { return address }
        return reader.refuse(.senderAddress, "it is no mail address")
    }

    private static func readIssuer(_ reader: inout SettingsReader) -> String? {
        guard let issuer = reader.text(.issuer) else { return nil }
        guard let reason = IssuerRule.fault(in: issuer) else { return issuer }
        return reader.refuse(.issuer, reason)
    }

    private static func readPolicy(_ reader: inout SettingsReader) -> Policy {
        // Passkeys are offered where there is a companion for them: readCompanion says so.
        var methods: Set<Method> = [.app]
        if reader.flag(.offersMailCode) ?? true { methods.insert(.mail) }
        return Policy(
            methods: methods, browserExtensions: reader.flag(.browserExtensions) ?? true,
            mailMayBeWaived: reader.flag(.mailMayBeWaived) ?? true)
    }

    private static func readLimits(_ reader: inout SettingsReader) -> Limits {
        var limits = Limits()
        guard reader.sets(below: LimitSetting.prefix) else { return limits }
        for limit in LimitSetting.all {
            if let number = reader.number(limit.setting, limit.range) { limits[keyPath: limit.field] = number }
        }
        let bounds = LimitSetting.firstWaitsBounds
        if let waits = reader.numbers(LimitSetting.firstWaits, count: bounds.count, each: bounds.seconds) {
            limits.firstWaits = waits
        }
        return limits
    }
}
