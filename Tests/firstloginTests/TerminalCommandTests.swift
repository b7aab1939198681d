import Foundation
import Shell
import Testing

@Suite("S10 firstlogin terminal binds a key to a terminal's name") final class TerminalCommandTests {
    private let root = NSTemporaryDirectory() + "firstlogin-terminals-\(UUID().uuidString)"

    init() throws {
        for folder in ["etc/ssh", "keys"] {
            try FileManager.default.createDirectory(atPath: "\(root)/\(folder)", withIntermediateDirectories: true)
        }
        _ = try key("host", at: "\(root)/etc/ssh/ssh_host_ed25519_key")
    }

    deinit { do { try FileManager.default.removeItem(atPath: root) } catch { Issue.record(error) } }

    /// A pair of keys of ssh's own making; gives the public one's file.
    private func key(_ comment: String, at path: String? = nil) throws -> String {
        let file = path ?? "\(root)/keys/\(comment)"
        try Shell.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", comment, "-f", file])
        return "\(file).pub"
    }

    private struct Outcome {
        let status: Int32
        let output: String
        let complaint: String
    }

    private func terminal(_ arguments: String..., input: String = "") throws -> Outcome {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: Shell.built("firstlogin"))
        process.arguments = ["terminal"] + arguments + ["--root", root]
        process.environment = ["HOME": root, "PATH": "/usr/bin:/bin"]
        let (stdin, stdout, stderr) = (Pipe(), Pipe(), Pipe())
        process.standardInput = stdin
        process.standardOutput = stdout
        process.standardError = stderr
        try process.run()
        try stdin.fileHandleForWriting.write(contentsOf: Data(input.utf8))
        try stdin.fileHandleForWriting.close()
        let (output, complaint) = (
            stdout.fileHandleForReading.readDataToEndOfFile(), stderr.fileHandleForReading.readDataToEndOfFile()
        )
        process.waitUntilExit()
        return Outcome(
            status: process.terminationStatus, output: String(decoding: output, as: UTF8.self),
            complaint: String(decoding: complaint, as: UTF8.self))
    }

    private func file(_ path: String) throws -> String {
        try String(contentsOfFile: "\(root)/\(path)", encoding: .utf8)
    }

    @Test("a key opens the wizard under the terminal's name, and the kiosk is told what it needs") func adds() throws {
        let added = try terminal("add", "window-1", "--key", key("a"), "--host", "kenpo.example.jp")
        #expect(added.status == 0 && added.complaint.isEmpty)
        let public1 = try file("keys/a.pub").split(separator: " ").prefix(2).joined(separator: " ")
        let host = try file("etc/ssh/ssh_host_ed25519_key.pub").split(separator: " ").prefix(2).joined(separator: " ")
        #expect(
            added.output.contains(
                "./Resources/kiosk/setup --thin kenpo.example.jp --name window-1 --host-key '\(host)'\n"))
        for name in ["keys/a", "etc/ssh/ssh_host_ed25519_key"] {
            let fingerprint = try Shell.run(["ssh-keygen", "-l", "-f", "\(root)/\(name).pub"]).split(separator: " ")[1]
            #expect(added.output.contains(" \(fingerprint)"))
        }
        #expect(
            try file("etc/firstlogin/terminals/window-1.key") == """
                restrict,pty,command="FIRSTLOGIN_TERMINAL_NAME=window-1 FIRSTLOGIN_TERMINAL_KIND=kiosk \
                exec \(Shell.built("firstlogin"))" \(public1) window-1\n
                """)
        #expect(try file("etc/ssh/sshd_config.d/60-firstlogin-terminals.conf").contains("DisableForwarding yes"))
        #expect(try file("etc/sysusers.d/firstlogin-terminals.conf").hasPrefix("u firstlogin - "))
        let own = try terminal(
            "add", "desk.2", "--key", "-", "--kind", "own", "--settings", "/etc/other.json", "--json",
            input: String(contentsOfFile: key("b"), encoding: .utf8))
        #expect(own.status == 0 && own.output.contains("ssh -e none -tt firstlogin@"))
        // What was made for the first needs not be made for the second.
        #expect(own.output.contains(#""steps" : ["#) && !own.output.contains("wrote"))
        #expect(try file("etc/firstlogin/terminals/desk.2.key").contains("KIND=own exec "))
        #expect(try file("etc/firstlogin/terminals/desk.2.key").contains(" --settings /etc/other.json\" ssh-ed25519 "))
    }

    @Test("they are listed, and whoever is removed is gone") func listsAndRemoves() throws {
        #expect(try terminal("list").output == "There is no terminal yet.\n")
        for name in ["window-2", "window-10"] { #expect(try terminal("add", name, "--key", key(name)).status == 0) }
        let lines = try terminal("list").output.split(separator: "\n")
        #expect(lines.count == 2 && lines[0].hasPrefix("window-10  kiosk  SHA256:"))
        #expect(lines[1].hasPrefix("window-2   kiosk  SHA256:"))
        #expect(try terminal("list", "--json").output.contains(#""name" : "window-2""#))
        #expect(try terminal("remove", "window-2").output == "The terminal window-2 is taken away.\n")
        #expect(try FileManager.default.contentsOfDirectory(atPath: root + "/etc/firstlogin/terminals").count == 1)
        for name in ["window-2", "../terminals/window-10", ""] {
            let gone = try terminal("remove", name)
            #expect(gone.status == 1 && gone.complaint == "firstlogin: there is no terminal \(name)\n")
        }
    }

    @Test("never two of one name, nor two with one key") func refusesSecond() throws {
        let (first, second) = (try key("a"), try key("b"))
        #expect(try terminal("add", "window-1", "--key", first).status == 0)
        let before = try file("etc/firstlogin/terminals/window-1.key")
        for (name, key, sentence) in [
            ("window-1", second, "there is a terminal window-1 already"),
            ("Window-1", second, "there is a terminal window-1 already"),
            ("window-2", first, "this is the key of the terminal window-1"),
        ] {
            let refused = try terminal("add", name, "--key", key)
            #expect(refused.status == 1 && refused.complaint.contains(sentence), "\(name)")
        }
        #expect(try file("etc/firstlogin/terminals/window-1.key") == before)
        #expect(try FileManager.default.contentsOfDirectory(atPath: root + "/etc/firstlogin/terminals").count == 1)
    }

    @Test("a name that a shell, a file or a reader could take for something else is none")
    func names() throws {
        let key = try key("a")
        for name in ["", ".", "..", "-x", "a b", "a\"b", "a'b", "a$b", "a/b", "窓口1", String(repeating: "a", count: 41)]
        {
            // A name that begins with a dash is an option unless it is said that none follows.
            let refused = try terminal("add", "--key", key, "--host", "h", "--kind", "kiosk", name)
            #expect(refused.status == 2, "\(name): \(refused)")
        }
        #expect(!FileManager.default.fileExists(atPath: root + "/etc/firstlogin"))
    }

    @Test("what is no public key is refused, and nothing is made")
    func keys() throws {
        let good = try String(contentsOfFile: key("a"), encoding: .utf8)
        let other = "\(root)/keys/other"
        try Shell.run(["ssh-keygen", "-q", "-t", "ecdsa", "-N", "", "-f", other])
        for text in [
            "", "\n", "ssh-ed25519", "ssh-ed25519 AAAA", good + good, "command=\"sh\" " + good,
            good.replacing("AAAAC3", with: "AAAAC4"), try String(contentsOfFile: "\(other).pub", encoding: .utf8),
            try String(contentsOfFile: "\(root)/keys/a", encoding: .utf8),
        ] {
            let refused = try terminal("add", "window-1", "--key", "-", input: text)
            #expect(refused.status == 1 && refused.complaint.contains("this is no public key"), "\(text)")
        }
        #expect(try terminal("add", "window-1", "--key", "\(root)/none").status == 2)
        unlink("\(root)/etc/ssh/ssh_host_ed25519_key.pub")
        let hostless = try terminal("add", "window-1", "--key", "\(root)/keys/a.pub")
        #expect(hostless.status == 1 && hostless.complaint.contains("install openssh-server first"))
        #expect(!FileManager.default.fileExists(atPath: root + "/etc/firstlogin"))
    }

    @Test("a file that somebody else wrote is named, and not read as a terminal") func spoiled() throws {
        #expect(try terminal("add", "window-1", "--key", key("a")).status == 0)
        let path = "\(root)/etc/firstlogin/terminals/window-9.key"
        try "ssh-ed25519 AAAA\n".write(toFile: path, atomically: true, encoding: .utf8)
        let spoiled = try terminal("list")
        #expect(spoiled.status == 1 && spoiled.complaint.contains("\(path) is not as `terminal add` writes it"))
    }
}
