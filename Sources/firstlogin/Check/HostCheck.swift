import Accounts
import CClock
import Companion
import Content
import CredentialStore
import Foundation
import Mail
import Office
import OneTimeCodes
import SQLiteStore
import Secrets
import Settings
import TypedInput
import World

/// Looks at everything that a society's operation stands on, each thing by itself: what is wrong with one keeps no
/// other from being looked at.
struct HostCheck {
    let settings: Settings
    let words: Words
    let now: Instant

    /// Days after which a backup, and a drill, are too old.
    static let (backupDays, drillDays) = (7, 90)
    /// Days before its end from which a certificate is told of, and the share of a disk below which it is.
    static let (certificateDays, freePercent) = (21, 10)

    /// What was found. The store and the mail server are really used, and nothing is changed.
    func findings() -> [HostFinding] {
        var all = [settingsFinding(), keysFinding(), storeFinding()]
        do {
            let office = try ProgramDependencies.live(settings).officeServices().office
            let record = try office.checkedRecord()
            all += [recordFinding(record), clockFinding(record), mailFinding(try office.troubledMailCount())]
            all += [certificateFinding(), codeFinding(), diskFinding(), backupFinding(record), drillFinding(record)]
                .compactMap(\.self)
        } catch {
            all += [found(.record, error), mailFinding(0), certificateFinding(), codeFinding(), diskFinding()]
                .compactMap(\.self)
        }
        return all
    }

    private func settingsFinding() -> HostFinding {
        let left = SettingsTable.leftFromExample(in: settings.services.society)
        if !left.isEmpty {
            return found(.settings, .wrong, "office.check.example", ["keys": left.joined(separator: ", ")])
        }
        if !settings.remarks.isEmpty {
            return HostFinding(
                topic: .settings, state: .warning, sentence: settings.remarks.joined(separator: " "))
        }
        return found(.settings, .fine, "office.check.settings")
    }

    private func keysFinding() -> HostFinding {
        if let fault = PrivateFile.fault(of: settings.keys) {
            return HostFinding(topic: .keys, state: .wrong, sentence: fault)
        }
        return attempt(.keys) {
            let ring = try KeyRing.open(path: settings.keys)
            try KeyCheck(of: Vault(ring: ring), against: SQLiteStore(copyAt: settings.store)).settle()
            return found(.keys, .fine, "office.check.keys", ["count": "\(ring.versions.count)"])
        }
    }

    private func storeFinding() -> HostFinding {
        attempt(.store) {
            let contents = try SQLiteStore(copyAt: settings.store).contents()
            return found(.store, .fine, "office.check.store", ["members": "\(contents.rows["member"] ?? 0)"])
        }
    }

    private func recordFinding(_ record: CheckedRecord) -> HostFinding {
        switch record.verdict {
        case .success(let end): found(.record, .fine, "office.check.record", ["entries": "\(end.sequence)"])
        case .failure: found(.record, .wrong, "office.check.record.broken")
        }
    }

    /// Codes of apps are judged by it: 30 seconds are much.
    private func clockFinding(_ record: CheckedRecord) -> HostFinding {
        if let last = record.lastEntry, last > now.adding(seconds: 60) {
            return found(.clock, .wrong, "office.check.clock.back", ["time": last.minute])
        }
        return cclock_is_kept() == 1
            ? found(.clock, .fine, "office.check.clock") : found(.clock, .warning, "office.check.clock.free")
    }

    private func mailFinding(_ troubled: Int) -> HostFinding {
        switch settings.delivery {
        case .folder(let directory):
            guard access(directory, W_OK) == 0 else {
                return found(.mail, .wrong, "office.check.mail.folder.closed", ["folder": directory])
            }
            return found(.mail, .warning, "office.check.mail.folder", ["folder": directory])
        case .smtp(let relay):
            switch SMTPCourier(settings: relay).probe() {
            case .accepted where troubled == 0: return found(.mail, .fine, "office.check.mail")
            case .accepted: return found(.mail, .warning, "office.check.mail.troubled", ["count": "\(troubled)"])
            case .deferred(let reason), .refused(let reason):
                return found(.mail, .wrong, "office.check.mail.refused", ["reason": PrintableText.escaped(reason)])
            }
        }
    }

    private func certificateFinding() -> HostFinding? {
        guard let certificate = settings.companion?.certificate else { return nil }
        return attempt(.certificate) {
            let end = try certificate.end
            let days = Int(now.secondsRemaining(until: end)) / 86_400
            if end <= now { return found(.certificate, .wrong, "office.check.certificate.over", ["time": end.minute]) }
            return found(
                .certificate, days < Self.certificateDays ? .warning : .fine, "office.check.certificate",
                ["time": end.minute, "days": "\(days)"])
        }
    }

    /// libqrencode is loaded for the first code only.
    private func codeFinding() -> HostFinding {
        QRSymbol.isAvailable
            ? found(.qrCode, .fine, "office.check.qrCode") : found(.qrCode, .wrong, "office.check.qrCode.missing")
    }

    private func diskFinding() -> HostFinding {
        var facts = statvfs()
        let folder = Settings.folder(of: settings.store)
        guard statvfs(folder, &facts) == 0, facts.f_blocks > 0 else {
            return found(.disk, FileMessage(path: folder, code: errno))
        }
        let percent = Int(facts.f_bavail * 100 / facts.f_blocks)
        let megabytes = Int(facts.f_bavail * facts.f_frsize / 1_048_576)
        let state: HostFinding.State = megabytes < 100 ? .wrong : percent < Self.freePercent ? .warning : .fine
        return found(.disk, state, "office.check.disk", ["free": "\(megabytes)", "percent": "\(percent)"])
    }

    private func backupFinding(_ record: CheckedRecord) -> HostFinding {
        age(.backup, of: record.lastBackup, atMost: Self.backupDays)
    }

    private func drillFinding(_ record: CheckedRecord) -> HostFinding {
        age(.drill, of: record.lastDrill, atMost: Self.drillDays)
    }

    private func age(_ topic: HostFinding.Topic, of last: Instant?, atMost days: Int) -> HostFinding {
        let name = "office.check.\(topic.rawValue)"
        guard let last else { return found(topic, .warning, Phrase("\(name).never")) }
        let age = Int(last.secondsRemaining(until: now)) / 86_400
        return found(
            topic, age > days ? .warning : .fine, Phrase(name), ["time": last.minute, "days": "\(age)"])
    }

    // MARK: how it is told

    private func found(
        _ topic: HostFinding.Topic, _ state: HostFinding.State, _ phrase: Phrase,
        _ values: KeyValuePairs<String, String> = [:]
    ) -> HostFinding { HostFinding(topic: topic, state: state, sentence: words(phrase, values)) }

    private func found(_ topic: HostFinding.Topic, _ error: any Error) -> HostFinding {
        HostFinding(
            topic: topic, state: .wrong, sentence: OperatorMessage(error, in: words).sentence ?? "\(error)")
    }

    private func attempt(_ topic: HostFinding.Topic, _ look: () throws -> HostFinding) -> HostFinding {
        do { return try look() } catch { return found(topic, error) }
    }
}
