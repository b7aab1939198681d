import Companion
import CredentialStore
import Demo
import Foundation
import Mail
import Office
import Portal
import Secrets
import Settings
import Writing

/// A file that was named and cannot be read.
struct FileComplaint: Error {
    let path: String
    /// The system's errno.
    let code: Int32
}

/// What an operator is told about an error, and the exit status that goes with it.
struct Complaint {
    /// 1 for what was refused, 2 for a wrong call or wrong settings.
    let status: Int32
    /// The sentence; nil for what the argument parser says itself.
    let sentence: String?

    init(_ error: any Error) {
        switch error {
        case let error as NoticeTargetError: (status, sentence) = (1, error.description)
        case let error as HostStoreError: (status, sentence) = (1, error.description)
        case let error as KeyCheck.Fault: (status, sentence) = (1, Self.sentence(error))
        case let error as DemoError: (status, sentence) = (1, Self.sentence(error))
        case let error as SettingsError: (status, sentence) = (2, error.description)
        case let error as WizardError: (status, sentence) = (1, error.description)
        case let error as StoreError: (status, sentence) = (1, Self.sentence(error))
        case let error as SecretsError: (status, sentence) = (1, Self.sentence(error))
        case let error as MailError: (status, sentence) = (1, Self.sentence(error))
        case let error as ServeError: (status, sentence) = (1, error.description)
        case let error as CertificateFault: (status, sentence) = (2, error.description)
        case let error as OfficeError: (status, sentence) = (1, error.description)
        case let error as OfficeRefusal: (status, sentence) = (1, Self.sentence(error))
        case let error as FileComplaint:
            (status, sentence) = (2, "\(error.path): \(String(cString: strerror(error.code)))")
        case let error as CocoaError: (status, sentence) = (1, error.localizedDescription)
        default: (status, sentence) = (2, nil)
        }
    }

    private static func sentence(_ error: KeyCheck.Fault) -> String {
        switch error {
        case .otherKey(let version):
            """
            the key file is not the one of this store: its key of version \(version) is missing or another. Lay the \
            right file back from your copy
            """
        case .otherRing: "the key file is not the one of this store: lay the right file back from your copy"
        }
    }

    private static func sentence(_ error: DemoError) -> String {
        switch error {
        case .notADemo(let path):
            "\(path) holds something that is no demo's, and stays as it is: name an empty folder, or a new one"
        case .ofSomebodyElse(let path): "\(path) belongs to somebody else: name a folder of your own"
        case .openToOthers(let path):
            "others can reach \(path): name another folder, or close this one to them (chmod 700)"
        case .noFolder(let path): "\(path) is no folder"
        }
    }

    private static func sentence(_ error: StoreError) -> String {
        switch error {
        case .movedElsewhere: "the member moved on at a terminal meanwhile; try again"
        case .userIDTaken(let userID): "there is a member with the user ID \(userID.text) already"
        case .busy: "the store is locked by another program; try again"
        case .diskFull: "the disk of the store is full"
        case .readOnly: "the store cannot be written to"
        case .openToOthers(let path):
            "others can reach the store \(path), or somebody else owns it: chmod 600, and run as its owner"
        case .unusable(let reason): "the store cannot be used: \(reason)"
        }
    }

    private static func sentence(_ error: OfficeRefusal) -> String {
        switch error {
        case .noSuchMember: "there is no member with this user ID"
        case .hasNoMail: "no mail address is registered for her, so she may go on without one anyway"
        case .isSetUp:
            "she has completed her set-up, and a new notice would undo it; say --replace if that is what she needs"
        }
    }

    private static func sentence(_ error: SecretsError) -> String {
        switch error {
        case .missing(let path): "there is no key file \(path)"
        case .unreadable(let path, let code): "the key file \(path): \(String(cString: strerror(code)))"
        case .tooOpenPermissions(let path): "others can read the key file \(path), or somebody else owns it: chmod 600"
        case .lockedElsewhere(let path):
            "another program holds the folder of the key file \(path): wait for it, or end it, and try again"
        case .malformed(let path, let line): "the key file \(path) is damaged in line \(line)"
        case .unknownKey(let version): "the key file has no key of version \(version), which the store needs"
        case .doesNotOpen: "a sealed value does not open: the store was changed, or belongs to another key file"
        case .outOfMemory: "there is not enough memory to hash a password"
        case .noSlotInTime: "all hashing slots are taken; try again"
        case .noSlots(let directory, let code): "the hashing slots \(directory): \(String(cString: strerror(code)))"
        }
    }

    private static func sentence(_ error: MailError) -> String {
        switch error {
        case .plainOutsideLoopback(let host): "mail goes to \(host) over TLS or not at all"
        case .unusableHost(let host): "\(host) is no host's name"
        case .unusableDirectory(let path, let code): "the folder of mails \(path): \(String(cString: strerror(code)))"
        }
    }
}
