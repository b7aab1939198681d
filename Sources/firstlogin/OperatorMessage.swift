import Backup
import Companion
import CredentialStore
import Demo
import FlowEngine
import Foundation
import Mail
import Content
import Office
import Accounts
import Secrets
import Settings
import TypedInput

/// A file that was named and cannot be read.
struct FileMessage: Error {
    let path: String
    /// The system's errno.
    let code: Int32

    /// What the system said; or that a folder stands where a file was meant, which it says in many ways.
    init(path: String, code: Int32) {
        self.path = path
        self.code = Self.isFolder(path) ? EISDIR : code
    }

    /// Reading a folder fails late and in nobody's words. Throws the complaint where one stands in a file's place.
    static func refuseFolder(_ path: String) throws(FileMessage) {
        if isFolder(path) { throw FileMessage(path: path, code: EISDIR) }
    }

    private static func isFolder(_ path: String) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
    }
}

/// What an operator is told about an error, and the exit status that goes with it.
struct OperatorMessage {
    /// 1 for what was refused, 2 for a wrong call or wrong settings.
    let status: Int32
    /// The sentence; nil for what the argument parser says itself.
    let sentence: String?

    init(_ error: any Error, in words: Words) {
        switch error {
        case let error as NoticeTargetError: (status, sentence) = (1, error.told(in: words))
        case let error as HostStoreError: (status, sentence) = (1, error.told(in: words))
        case let error as KeyCheck.Fault: (status, sentence) = (1, Self.sentence(error, words))
        case let error as DemoError: (status, sentence) = (1, Self.sentence(error, words))
        case let error as SettingsError: (status, sentence) = (2, error.description)
        case let error as WizardProgramError: (status, sentence) = (error.status, error.description)
        case let error as StoreError: (status, sentence) = (1, Self.sentence(error, words))
        case let error as SecretsError: (status, sentence) = (1, Self.sentence(error, words))
        case let error as MailError: (status, sentence) = (1, Self.sentence(error, words))
        case let error as ServeError: (status, sentence) = (1, error.description)
        case let error as TerminalError: (status, sentence) = (1, error.description)
        case let error as CertificateError: (status, sentence) = (2, error.description)
        case let error as OfficeError: (status, sentence) = (1, error.told(in: words))
        case let error as StaffProblem: (status, sentence) = (1, error.told(in: words))
        case let error as TrustedSettings.Distrust:
            (status, sentence) = (2, words("complaint.office.settings", ["path": error.path]))
        case is PromptedLine.Ended: (status, sentence) = (1, words("complaint.office.nothingTyped"))
        case let error as OfficeRefusal: (status, sentence) = (1, Self.sentence(error, words))
        case let error as BackupError: (status, sentence) = (1, Self.sentence(error, words))
        case let error as FileMessage:
            (status, sentence) = (2, "\(error.path): \(Self.reason(error.code, words))")
        case let error as CocoaError: (status, sentence) = (1, error.localizedDescription)
        default: (status, sentence) = (2, nil)
        }
    }

    /// What the system calls an error; the usual ones in the words of whoever reads it.
    private static func reason(_ code: Int32, _ words: Words) -> String {
        switch code {
        case ENOENT: words("complaint.file.missing")
        case EACCES, EPERM: words("complaint.file.denied")
        case EEXIST: words("complaint.file.exists")
        case EISDIR: words("complaint.file.folder")
        default: String(cString: strerror(code))
        }
    }

    private static func sentence(_ error: BackupError, _ words: Words) -> String {
        switch error {
        case .exists(let path): words("complaint.backup.exists", ["path": path])
        case .noBackup(let path): words("complaint.backup.none", ["path": path])
        case .otherKey(let path, let key): words("complaint.backup.otherKey", ["path": path, "key": key])
        case .damaged(let path): words("complaint.backup.damaged", ["path": path])
        case .inUse(let store): words("complaint.backup.inUse", ["path": store])
        case .file(let path, let code): "\(path): \(reason(code, words))"
        }
    }

    private static func sentence(_ error: KeyCheck.Fault, _ words: Words) -> String {
        switch error {
        case .otherKey(let version): words("complaint.keys.other", ["version": "\(version)"])
        case .otherRing: words("complaint.keys.otherRing")
        }
    }

    private static func sentence(_ error: DemoError, _ words: Words) -> String {
        switch error {
        case .notADemo(let path): words("complaint.demo.notADemo", ["path": path])
        case .ofSomebodyElse(let path): words("complaint.demo.ofSomebodyElse", ["path": path])
        case .openToOthers(let path): words("complaint.demo.openToOthers", ["path": path])
        case .noFolder(let path): words("complaint.demo.noFolder", ["path": path])
        }
    }

    private static func sentence(_ error: StoreError, _ words: Words) -> String {
        switch error {
        case .movedElsewhere: words("complaint.store.moved")
        case .userIDTaken(let userID): words("complaint.store.userIDTaken", ["userID": userID.text])
        case .busy: words("complaint.store.busy")
        case .diskFull: words("complaint.store.diskFull")
        case .readOnly: words("complaint.store.readOnly")
        case .openToOthers(let path): words("complaint.store.openToOthers", ["path": path])
        case .unusable(let reason): words("complaint.store.unusable", ["reason": reason])
        }
    }

    private static func sentence(_ error: OfficeRefusal, _ words: Words) -> String {
        switch error {
        case .noSuchMember: words("complaint.office.noSuchMember")
        case .hasNoMail: words("complaint.office.hasNoMail")
        case .isSetUp: words("complaint.office.isSetUp")
        case .isClosed: words("complaint.office.isClosed")
        case .hasNot(let method):
            words("complaint.office.hasNot", ["method": words(Phrase("method.\(method.rawValue)"))])
        case .isOnlyMethod(let method):
            words("complaint.office.isOnlyMethod", ["method": words(Phrase("method.\(method.rawValue)"))])
        case .notLoggedIn: words("complaint.office.notLoggedIn")
        case .mayNot(let deed, let role):
            words("complaint.office.mayNot", ["deed": words(deed.phrase), "role": role.rawValue])
        case .staffNameTaken(let name): words("complaint.office.staffNameTaken", ["name": name.text])
        case .noSuchStaff(let name): words("complaint.office.noSuchStaff", ["name": name.text])
        }
    }

    private static func sentence(_ error: SecretsError, _ words: Words) -> String {
        switch error {
        case .missing(let path): return words("complaint.secrets.missing", ["path": path])
        case .unreadable(let path, let code):
            return words("complaint.secrets.unreadable", ["path": path, "reason": reason(code, words)])
        case .tooOpenPermissions(let path): return words("complaint.secrets.open", ["path": path])
        case .lockedElsewhere(let path): return words("complaint.secrets.locked", ["path": path])
        case .malformed(let path, let line):
            return words("complaint.secrets.malformed", ["path": path, "line": "\(line)"])
        case .unknownKey(let version): return words("complaint.secrets.unknownKey", ["version": "\(version)"])
        case .doesNotOpen: return words("complaint.secrets.doesNotOpen")
        case .outOfMemory: return words("complaint.secrets.memory")
        case .noSlotInTime: return words("complaint.secrets.noSlot")
        case .noSlots(let directory, let code):
            return words("complaint.secrets.noSlots", ["path": directory, "reason": reason(code, words)])
        }
    }

    private static func sentence(_ error: MailError, _ words: Words) -> String {
        switch error {
        case .plainOutsideLoopback(let host): words("complaint.mail.plain", ["host": host])
        case .unusableHost(let host): words("complaint.mail.host", ["host": host])
        case .unusableDirectory(let path, let code):
            words("complaint.mail.folder", ["path": path, "reason": reason(code, words)])
        }
    }
}
