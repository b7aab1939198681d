import Foundation

/// What a host needs so that terminals come in by ssh: an account, and a part of sshd's configuration. Each is made where
/// it is missing.
struct TerminalHost {
    /// Before every path; empty for this very machine.
    let root: String
    let account: String

    private var configuration: String { "\(root)/etc/ssh/sshd_config.d/60-firstlogin-terminals.conf" }
    private var accountFile: String { "\(root)/etc/sysusers.d/firstlogin-terminals.conf" }
    private var hostKeyFile: String { "\(root)/etc/ssh/ssh_host_ed25519_key.pub" }

    /// The key by which terminals know this host.
    func hostKey() throws -> SSHPublicKey {
        guard let data = FileManager.default.contents(atPath: hostKeyFile),
            let key = SSHPublicKey(line: String(decoding: data, as: UTF8.self).trimmingCharacters(in: .newlines))
        else { throw TerminalError.noHostKey(hostKeyFile) }
        return key
    }

    /// Makes what is missing; gives what was done, or is left to do, a line each.
    func prepare() throws -> [String] {
        var lines: [String] = []
        if !hasAccount {
            // Its forced command is carried out by its shell (sshd(8)): no login is possible without a key all the same.
            let line = "u \(account) - \"First Login\" /var/lib/firstlogin /bin/sh\n"
            if try write(line, to: accountFile) { lines.append("wrote \(accountFile)") }
            lines += try carryOut(["systemd-sysusers", accountFile])
        }
        if try write(sshPart, to: configuration) {
            lines.append("wrote \(configuration)")
            lines += try carryOut(["systemctl", "reload", "ssh"])
        }
        return lines
    }

    /// sshd reads the file of every terminal at each login, so that a key that was removed is gone at once.
    private var sshPart: String {
        """
        # Made by `firstlogin terminal add`. Terminals get the wizard, and nothing else.
        Match User \(account)
            AuthorizedKeysFile none
            AuthorizedKeysCommand /usr/bin/find \(TerminalRegister.usualFolder) -name *.key -exec /usr/bin/cat {} +
            AuthorizedKeysCommandUser nobody
            AuthenticationMethods publickey
            DisableForwarding yes
            PermitUserRC no
            PermitTTY yes
            ClientAliveInterval 5
            ClientAliveCountMax 2

        """
    }

    /// Where the machine is another one, its own image has to say whether it has the account.
    private var hasAccount: Bool {
        if root.isEmpty { return getpwnam(account) != nil }
        guard let data = FileManager.default.contents(atPath: "\(root)/etc/passwd") else { return false }
        return String(decoding: data, as: UTF8.self).split(separator: "\n").contains { $0.hasPrefix("\(account):") }
    }

    /// Whether it had to be written.
    private func write(_ text: String, to path: String) throws -> Bool {
        if FileManager.default.contents(atPath: path) == Data(text.utf8) { return false }
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o755])
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw FileMessage(path: path, code: errno) }
        try FileHandle(fileDescriptor: descriptor, closeOnDealloc: true).write(contentsOf: Data(text.utf8))
        return true
    }

    /// Runs a command of the system's; where it cannot be run here, somebody has to.
    private func carryOut(_ command: [String]) throws -> [String] {
        let line = command.joined(separator: " ")
        guard root.isEmpty else { return ["left to do on that machine: \(line)"] }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = command
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return [process.terminationStatus == 0 ? "ran \(line)" : "could not be run, and is left to do: \(line)"]
    }
}
