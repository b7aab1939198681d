public import Companion
import CredentialStore
import FlowEngine
@preconcurrency import Foundation
public import Mail
public import Accounts
public import Secrets

/// All that the program is told about its society.
public struct Settings: Sendable {
    /// How mails go out.
    public enum Delivery: Sendable {
        /// To a mail server.
        case smtp(SMTPSettings)
        /// Into a folder, as files.
        case folder(String)
    }

    /// What the account services go by.
    public var services: AccountSettings
    /// How the companion listens; nil where there is none.
    public var companion: CompanionConfiguration?
    /// How mails go out.
    public var delivery: Delivery
    /// The store's file.
    public var store: String
    /// The key file.
    public var keys: String
    /// What a password's hash costs.
    public var cost: PasswordHasher.Cost
    /// The terminal.
    public var place: TerminalInfo
    /// Where a member finds the picture of her QR code.
    public var pictures: String
    /// How pages look.
    public var appearance: Appearance
    /// What columns of members' files are called besides, by that name.
    public var importColumns: [String: String]
    /// Users of the system who look after the program, besides root and the store's owner.
    public var operators: [String]
    /// What is right and yet should be changed, in sentences.
    public var remarks: [String] = []
    /// What each setting held that was set, so that a change is seen; it cannot be read from it. Empty where they are
    /// never compared.
    var marks: [String: Int] = [:]

    /// The hashing slots, one directory for the whole host (S08).
    public var slots: String { Self.folder(of: store) + "/slots" }

    /// Reads and checks them; where they are compared with others later, what each setting held is marked, which a
    /// start has no time for (P01). Throws `SettingsError` with all that is wrong.
    public static func read(
        file path: String?, environment: [String: String] = variables, areCompared: Bool = false
    ) throws(SettingsError) -> Settings {
        var reader = SettingsReader(environment: environment, file: try file(at: path, environment))
        var services = readPortal(&reader)
        let companion = readCompanion(&reader, product: services?.society.product ?? "")
        if let companion {
            services?.companion = companion.address
            services?.attestation = companion.attestation
            services?.policy.methods.insert(.passkey)
        }
        let store = reader.text(.store, atMost: 4_096) ?? usualStore(environment)
        if store == nil { reader.note(.store, "neither HOME nor XDG_DATA_HOME says where it could lie") }
        let base = folder(of: store ?? "")
        let keys = reader.text(.keys, atMost: 4_096) ?? "\(base)/keys"
        let (delivery, cost, place) = (
            readDelivery(&reader, base: base), readCost(&reader), readPlace(&reader, environment)
        )
        var appearance = readAppearance(&reader)
        let staff = readStaff(&reader)
        if place.isKiosk {
            services?.staffPIN = staff.pin
            appearance.staffKey = staff.key
        }
        let pictures = reader.text(.pictures, atMost: 4_096) ?? usualPictures(environment)
        let operators = reader.list(.operators) ?? []
        let importColumns = readImportColumns(&reader)
        guard reader.faults.isEmpty, let services, let delivery, let store else { throw .faults(reader.faults) }
        return Settings(
            services: services, companion: companion?.configuration, delivery: delivery, store: store, keys: keys,
            cost: cost, place: place, pictures: pictures, appearance: appearance,
            importColumns: importColumns, operators: operators, remarks: reader.remarks,
            marks: areCompared ? reader.marks : [:])
    }

    private static func readImportColumns(_ reader: inout SettingsReader) -> [String: String] {
        var columns: [String: String] = [:]
        for pair in reader.list(.importColumns) ?? [] {
            let halves = pair.split(separator: "=", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
            guard halves.count == 2, !halves[1].isEmpty else {
                reader.note(.importColumns, "'\(pair)' is not a column, = and a heading")
                continue
            }
            columns[halves[1]] = halves[0]
        }
        return columns
    }

    /// The directory that a file lies in.
    public static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    private static func file(
        at path: String?, _ environment: [String: String]
    ) throws(SettingsError) -> SettingsFile? {
        if let path = path ?? environment["FIRSTLOGIN_SETTINGS"] { return try SettingsFile(path: path) }
        let isThere = access(SettingsFile.usualPath, F_OK) == 0
        return isThere ? try SettingsFile(path: SettingsFile.usualPath) : nil
    }

    /// XDG Base Directory Specification: a relative path in the variable counts as none.
    private static func usualStore(_ environment: [String: String]) -> String? {
        let data = environment["XDG_DATA_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
        let home = environment["HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
        return (data ?? home.map { "\($0)/.local/share" }).map { "\($0)/firstlogin/store.sqlite" }
    }

    private static func readCost(_ reader: inout SettingsReader) -> PasswordHasher.Cost {
        let standard = PasswordHasher.Cost.standard
        return PasswordHasher.Cost(
            memoryKiB: reader.number(.hashMemory, standard.memoryKiB...1_048_576) ?? standard.memoryKiB,
            passes: reader.number(.hashPasses, standard.passes...64) ?? standard.passes)
    }

    /// Where browsers put what is downloaded, as the desktop calls it.
    private static func usualPictures(_ environment: [String: String]) -> String {
        let home = environment["HOME"] ?? "."
        let usual = [environment["XDG_DOWNLOAD_DIR"], "\(home)/ダウンロード", "\(home)/Downloads"].compactMap { $0 }
        return usual.first { access($0, F_OK) == 0 } ?? home
    }

    private static func readPlace(
        _ reader: inout SettingsReader, _ environment: [String: String]
    ) -> TerminalInfo {
        let name = reader.text(.terminalName, atMost: 40)
        return TerminalInfo(
            name: name ?? hostName, kind: reader.choice(.terminalKind, of: TerminalKind.self) ?? .own,
            isRemote: environment["SSH_CONNECTION"] != nil || environment["SSH_TTY"] != nil || isBelowSSH,
            countedAs: name ?? "\(hostName) \(line(environment))")
    }

    /// S39: the line by which a terminal without a name is connected: whom ssh serves, or the terminal's own device.
    private static func line(_ environment: [String: String]) -> String {
        if let peer = environment["SSH_CONNECTION"]?.split(separator: " ").first { return "ssh \(peer)" }
        var name = [CChar](repeating: 0, count: 256)
        guard ttyname_r(STDIN_FILENO, &name, name.count) == 0 else { return "no terminal" }
        return text(name)
    }
}

extension Settings {
    /// The variables of the environment that say anything here. Foundation's list of all of them takes a fiftieth of a
    /// start (P01).
    public static var variables: [String: String] {
        var found: [String: String] = [:]
        var next = environ
        while let entry = next.pointee {
            next += 1
            guard beginsLikeOurs(entry) else { continue }
            let text = String(cString: entry)
            if let equals = text.utf8.firstIndex(of: UInt8(ascii: "=")) {
                found[String(text[..<equals])] = String(text[text.utf8.index(after: equals)...])
            }
        }
        return found
    }

    /// Most variables say nothing here, and are not read.
    private static func beginsLikeOurs(_ entry: UnsafePointer<CChar>) -> Bool {
        strncmp(entry, "FIRSTLOGIN_", 11) == 0 || strncmp(entry, "HOME=", 5) == 0 || strncmp(entry, "SSH_", 4) == 0
            || strncmp(entry, "XDG_", 4) == 0
    }

    /// sudo and su drop the variables of ssh, but not its server from among this process's ancestors.
    private static var isBelowSSH: Bool {
        var process = getpid()
        while process > 0, let line = status(of: process) {
            // 1234 (name) S 1233 ...: a name may hold spaces and brackets.
            guard let opening = line.firstIndex(of: UInt8(ascii: "(")),
                let closing = line.lastIndex(of: UInt8(ascii: ")"))
            else { return false }
            if line[opening...].starts(with: "(sshd".utf8) { return true }
            let words = line[closing...].split(separator: UInt8(ascii: " "), maxSplits: 3)
            process = words.count > 2 ? pid_t(String(decoding: words[2], as: UTF8.self)) ?? 0 : 0
        }
        return false
    }

    /// The beginning of what the system says of a process, with its name and its parent (proc(5)).
    private static func status(of process: pid_t) -> [UInt8]? {
        let descriptor = open("/proc/\(process)/stat", O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        let length = 256
        return [UInt8](unsafeUninitializedCapacity: length) { buffer, count in
            count = max(0, Foundation.read(descriptor, buffer.baseAddress, length))
        }
    }

    /// Foundation's own asks the network for it.
    private static var hostName: String {
        var name = [CChar](repeating: 0, count: 256)
        guard gethostname(&name, name.count - 1) == 0 else { return "localhost" }
        return text(name)
    }

    private static func text(_ name: [CChar]) -> String {
        String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
