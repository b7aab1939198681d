import Foundation
import Glibc
import Testing

@testable import Secrets

@Suite("Files that hold a secret") struct PrivateFileTests {
    /// Whose it is and who may read it; another user's file cannot be made without being root.
    private func fault(owner: uid_t, mode: mode_t, reader: uid_t = 1_000, kind: mode_t = S_IFREG) -> String? {
        var facts = stat()
        facts.st_uid = owner
        facts.st_mode = kind | mode
        return PrivateFile.fault(of: "/keys", facts, reader: reader)
    }

    @Test("Its reader's own and nobody else's; root's may be lent to a group") func owners() {
        #expect(fault(owner: 1_000, mode: 0o600) == nil && fault(owner: 1_000, mode: 0o400) == nil)
        #expect(fault(owner: 0, mode: 0o600) == nil && fault(owner: 0, mode: 0o640) == nil)
        for mode: mode_t in [0o640, 0o604, 0o660, 0o620, 0o602, 0o610] {
            #expect(fault(owner: 1_000, mode: mode) == "others can read /keys: chmod 600 /keys")
        }
        for mode: mode_t in [0o644, 0o660, 0o604] { #expect(fault(owner: 0, mode: mode) != nil) }
        #expect(fault(owner: 0, mode: 0o640, reader: 0) != nil)
        #expect(fault(owner: 1_001, mode: 0o600)?.contains("somebody else owns") == true)
        #expect(fault(owner: 1_000, mode: 0o600, kind: S_IFDIR) == "/keys is no file")
    }

    @Test("One that is not there is said to be so") func missing() {
        #expect(PrivateFile.fault(of: "/none")?.contains("cannot be read: No such file") == true)
        #expect(PrivateFile.fault(of: "/dev/null") == "/dev/null is no file")
    }
}
