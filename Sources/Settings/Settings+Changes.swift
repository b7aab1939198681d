import Companion
import FlowEngine
import Mail
import Accounts

extension Settings {
    /// What of the settings was changed, by the names in the file.
    public struct Changes: Hashable, Sendable {
        /// What counts at once where it is read anew.
        public let now: [String]
        /// What counts when the program begins again.
        public let afterRestart: [String]
        /// What wizards alone go by, which read it when they begin.
        public let ofWizards: [String]
    }

    /// What is different in others.
    public func changes(to other: Settings) -> Changes {
        let changed = Setting.all.filter { marks[$0.key] != other.marks[$0.key] }
        let fixed = fixed(beside: other)
        let later = changed.filter { fixed.contains($0.key) }
        let wizards = changed.filter { Self.ofWizards.contains($0.key) }
        let now = changed.filter { !fixed.contains($0.key) && !Self.ofWizards.contains($0.key) }
        return Changes(
            now: now.map(\.key).sorted(), afterRestart: later.map(\.key).sorted(),
            ofWizards: wizards.map(\.key).sorted())
    }

    /// Others, with what a program that runs by these cannot change any more.
    public func adopting(_ other: Settings) -> Settings {
        var adopted = other
        for key in fixed(beside: other) { adopted.marks[key] = marks[key] }
        adopted.store = store
        adopted.keys = keys
        // Where none is named, mails lie beside the store.
        if other.marks[Setting.mailFolder.key] == nil, case .folder = other.delivery, other.store != store {
            if case .folder = delivery { adopted.delivery = delivery }
        }
        adopted.services.companion = services.companion
        if services.companion != nil { adopted.services.policy.methods.insert(.passkey) }
        guard var listening = companion else { return adopted }
        if let new = other.companion {
            listening.proxies = new.proxies
            if listening.certificate != nil, let certificate = new.certificate { listening.certificate = certificate }
        }
        adopted.companion = listening
        return adopted
    }

    /// What a program cannot change while it runs: where its store and its keys are, where it listens, and what
    /// passkeys were made for. From TLS to none and back is another way of listening.
    private func fixed(beside other: Settings) -> Set<String> {
        var fixed: [Setting] = [.store, .keys, .companionAddress, .companionParty, .companionHost, .companionPort]
        if (companion?.certificate == nil) != (other.companion?.certificate == nil) {
            fixed += [.companionCertificate, .companionKey]
        }
        if other.companion == nil { fixed += [.companionProxies, .companionAttestation] }
        return Set(fixed.map(\.key))
    }

    private static let ofWizards = Set(
        [
            Setting.terminalName, .terminalKind, .theme, .spacing, .touch, .furigana, .counter, .staffPIN, .staffKey,
            .pictures,
        ].map(\.key))
}
