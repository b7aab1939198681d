import Foundation
import Mail
import Testing

@Suite struct FolderCourierTests {
    @Test("A mail is laid down whole, for its owner alone, named by its time") func delivered() throws {
        let directory = NSTemporaryDirectory() + "/firstlogin-mail-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: directory) }
        let courier = try FolderCourier(directory: directory)
        #expect(courier.deliver(try letter()) == .accepted)
        // R02: the same mail again is the same file.
        #expect(courier.deliver(try letter()) == .accepted)
        #expect(courier.deliver(try letter(id: "ffff/../@x")) == .accepted)
        let names = try FileManager.default.contentsOfDirectory(atPath: directory).sorted()
        #expect(names == ["20261124T122238-0123456789abcdef.eml", "20261124T122238-ffff.eml"])
        let path = directory + "/" + names[0]
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == Data(letter().rendered()))
        #expect(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int == 0o600)
    }

    @Test("R05 a directory that is gone is said so, and the mail waits") func gone() throws {
        let directory = NSTemporaryDirectory() + "/firstlogin-mail-\(UUID().uuidString)"
        let courier = try FolderCourier(directory: directory)
        try FileManager.default.removeItem(atPath: directory)
        guard case .deferred = courier.deliver(try letter()) else {
            Issue.record("a mail was delivered into nothing")
            return
        }
        #expect(throws: MailError.self) { try FolderCourier(directory: "/nonexistent/mail") }
    }
}
