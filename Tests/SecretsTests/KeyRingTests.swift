import Dispatch
import Foundation
import Secrets
import Synchronization
import Testing
import World

@Suite struct KeyRingTests {
    private let world = FixedWorld(at: Instant(unixSeconds: 1_795_478_400)).world

    /// A directory of one's own, gone when the test is done.
    private func withDirectory(_ body: (String) throws -> Void) throws {
        let directory = NSTemporaryDirectory() + "/firstlogin-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: directory) }
        try body(directory)
    }

    private func write(_ text: String, to path: String, mode: Int = 0o600) throws {
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
    }

    private func mode(of path: String) throws -> Int {
        try #require(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int)
    }

    @Test("S29 a key file is made once, 0600, and read again") func madeOnce() throws {
        try withDirectory { directory in
            let path = directory + "/keys"
            #expect(throws: SecretsError.missing(path: path)) { try KeyRing.open(path: path) }
            let made = try KeyRing.openOrCreate(path: path, world: world)
            #expect(try mode(of: path) == 0o600)
            let again = try KeyRing.openOrCreate(path: path, world: world)
            #expect(Vault(ring: made).keyedHash([1], purpose: "p") == Vault(ring: again).keyedHash([1], purpose: "p"))
            #expect(try FileManager.default.contentsOfDirectory(atPath: directory) == ["keys"], "no draft is left")
            #expect(made.versions == [1])
        }
    }

    @Test("S29 processes that start at once end with one key") func race() throws {
        try withDirectory { directory in
            let path = directory + "/keys"
            let hashes = Mutex<[[UInt8]]>([])
            DispatchQueue.concurrentPerform(iterations: 16) { _ in
                if let ring = try? KeyRing.openOrCreate(path: path, world: .live) {
                    let hash = Vault(ring: ring).keyedHash([1], purpose: "p")
                    hashes.withLock { $0.append(hash) }
                }
            }
            let made = hashes.withLock { $0 }
            #expect(made.count == 16 && Set(made).count == 1)
            let left = try FileManager.default.contentsOfDirectory(atPath: directory)
            #expect(left == ["keys"])
        }
    }

    @Test("S29 a key file that others can read is refused", arguments: [0o640, 0o604, 0o644, 0o660, 0o777])
    func tooOpen(mode: Int) throws {
        try withDirectory { directory in
            let path = directory + "/keys"
            _ = try KeyRing.openOrCreate(path: path, world: world)
            try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
            #expect(throws: SecretsError.tooOpenPermissions(path: path)) {
                try KeyRing.openOrCreate(path: path, world: world)
            }
            try FileManager.default.setAttributes([.posixPermissions: 0o400], ofItemAtPath: path)
            #expect(try KeyRing.open(path: path).newest == 1)
        }
    }

    @Test("S29 a broken key file is named with its line, and never replaced") func broken() throws {
        let key = Data(repeating: 7, count: 32).base64EncodedString()
        let short = Data(repeating: 7, count: 31).base64EncodedString()
        let long = Data(repeating: 7, count: 33).base64EncodedString()
        for (text, line) in [
            ("", 1), ("# nothing\n", 2), ("1 \(short)\n", 1), ("1 \(long)\n", 1), ("1 \(key)\n1 \(key)\n", 2),
            ("x \(key)\n", 1), ("1\n", 1), ("1 \(key) more\n", 1), ("1 \(key)\n\n2 \(key)x\n", 3), ("-1 \(key)\n", 1),
        ] {
            try withDirectory { directory in
                let path = directory + "/keys"
                try write(text, to: path)
                #expect(throws: SecretsError.malformed(path: path, line: line), "'\(text)'") {
                    try KeyRing.openOrCreate(path: path, world: world)
                }
                #expect(try String(contentsOfFile: path, encoding: .utf8) == text)
            }
        }
        try withDirectory { directory in
            try write("# made by hand\n3 \(key)\n\n1 \(key)\r\n", to: directory + "/keys")
            let ring = try KeyRing.open(path: directory + "/keys")
            #expect(ring.versions == [1, 3] && ring.newest == 3)
        }
    }

    @Test("A link or a directory is no key file") func noFile() throws {
        try withDirectory { directory in
            let path = directory + "/keys"
            _ = try KeyRing.openOrCreate(path: path, world: world)
            try FileManager.default.createSymbolicLink(atPath: directory + "/link", withDestinationPath: path)
            #expect(throws: SecretsError.self) { try KeyRing.open(path: directory + "/link") }
            #expect(throws: SecretsError.self) { try KeyRing.open(path: directory) }
            #expect(throws: SecretsError.self) {
                try KeyRing.openOrCreate(path: directory + "/none/keys", world: world)
            }
        }
    }

    @Test("S29 a rotation adds a key and keeps the old") func rotation() throws {
        try withDirectory { directory in
            let path = directory + "/keys"
            let old = try KeyRing.openOrCreate(path: path, world: world)
            let place = SealedPlace(table: "t", column: "c", row: "1")
            let sealed = Vault(ring: old).seal(SecretBytes(text: "key"), for: place, world: world)
            let new = try KeyRing.addKey(path: path, world: world)
            #expect(new.versions == [1, 2])
            #expect(try mode(of: path) == 0o600)
            let vault = Vault(ring: try KeyRing.open(path: path))
            #expect(try vault.open(sealed, for: place).revealedText() == "key")
            #expect(vault.keyID(of: sealed) == 1)
            #expect(vault.keyID(of: vault.seal(SecretBytes([1]), for: place, world: world)) == 2)
        }
    }

    @Test("S29 of rotations at the same moment none is lost") func rotationsAtOnce() throws {
        try withDirectory { directory in
            let path = directory + "/keys"
            _ = try KeyRing.openOrCreate(path: path, world: world)
            DispatchQueue.concurrentPerform(iterations: 8) { number in
                let world = FixedWorld(at: Instant(unixSeconds: 0), seed: UInt64(number)).world
                do { _ = try KeyRing.addKey(path: path, world: world) } catch { Issue.record(error) }
            }
            #expect(try KeyRing.open(path: path).versions == Array(1...9))
            #expect(try FileManager.default.contentsOfDirectory(atPath: directory) == ["keys"])
        }
    }

    @Test("S29 a ring in use takes a key that was added to its file, and loses none when the file goes")
    func inUse() throws {
        try withDirectory { directory in
            let path = directory + "/keys"
            let place = SealedPlace(table: "t", column: "c", row: "1")
            let running = Vault(ring: try KeyRing.openOrCreate(path: path, world: world))
            let before = running.keyedHash(Array("x".utf8), purpose: "p")
            let other = Vault(ring: try KeyRing.addKey(path: path, world: world))
            // What another process seals under it is opened here, and the other way round.
            let theirs = other.seal(SecretBytes(text: "theirs"), for: place, world: world)
            #expect(try running.open(theirs, for: place).revealedText() == "theirs")
            let ours = running.seal(SecretBytes(text: "ours"), for: place, world: world)
            #expect(running.keyID(of: ours) == 2)
            #expect(try other.open(ours, for: place).revealedText() == "ours")
            #expect(running.keyedHashes(Array("x".utf8), purpose: "p").last == before)
            #expect(running.lastingHash(Array("x".utf8), purpose: "p") == before)
            try FileManager.default.removeItem(atPath: path)
            #expect(try running.open(theirs, for: place).revealedText() == "theirs" && running.ring.newest == 2)
        }
    }
}
