import Foundation
import Testing

@testable import SQLiteStore

@Suite("Who waits for the store sleeps until it is written to") final class FolderWatchTests {
    private let folder = NSTemporaryDirectory() + "firstlogin-watch-\(UUID().uuidString)"

    init() throws { try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true) }

    deinit { do { try FileManager.default.removeItem(atPath: folder) } catch { print("left behind: \(folder)") } }

    private static func write(_ path: String) throws { try Data([1]).write(to: URL(fileURLWithPath: path)) }

    @Test("P09 A write to the store's log ends the wait at once, one that came before it too", .timeLimit(.minutes(1)))
    func write() async throws {
        let watch = try #require(FolderWatch(storeAt: "\(folder)/store.sqlite"))
        let log = "\(folder)/store.sqlite-wal"
        try Self.write(log)
        // Without the write it would last longer than the test may.
        watch.wait(milliseconds: 3_600_000)
        async let written: Void = Self.write(log)
        watch.wait(milliseconds: 3_600_000)
        try await written
    }

    @Test("Other files of the folder are nobody's business, and a wait ends by itself")
    func others() throws {
        let watch = try #require(FolderWatch(storeAt: "\(folder)/store.sqlite"))
        try Self.write("\(folder)/keys")
        let start = ContinuousClock.now
        watch.wait(milliseconds: 50)
        #expect(ContinuousClock.now - start >= .milliseconds(40))
    }

    @Test("A folder that is not there is not watched") func missing() {
        #expect(FolderWatch(storeAt: "\(folder)/missing/store.sqlite") == nil)
    }
}
