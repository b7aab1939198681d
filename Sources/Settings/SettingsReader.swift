import Configuration
import Foundation

/// Looks settings up, the environment before the file, and collects all that is wrong with them.
struct SettingsReader {
    /// Variables of the environment that are no settings of the file.
    static let otherVariables = ["FIRSTLOGIN_SETTINGS", "FIRSTLOGIN_LANGUAGE"]
    private static let prefix = "FIRSTLOGIN"

    /// `nil` where no variable of ours is set.
    private let environment: (any ConfigSnapshot)?
    private let file: SettingsFile?
    /// The keys of what may be set there; nothing else is asked of the two, for most settings are set in neither, and
    /// asking for each of them would take half of a start (P01).
    private let inEnvironment: Set<String>
    private let inFile: Set<String>
    private(set) var faults: [SettingsError.Fault] = []

    /// Over the environment's variables and a file; what neither should hold is a fault.
    init(environment: [String: String], file: SettingsFile?) {
        let ours = environment.keys.filter { $0.hasPrefix("\(Self.prefix)_") && !Self.otherVariables.contains($0) }
        self.environment =
            ours.isEmpty
            ? nil
            : EnvironmentVariablesProvider(
                environmentVariables: environment.filter { $0.key.hasPrefix("\(Self.prefix)_") }, secretsSpecifier: .all
            ).snapshot()
        self.file = file
        inFile = Set(file?.keys ?? [])
        // Without any there, no setting has to say what its variable is called.
        let keys = ours.isEmpty ? [] : Setting.all.map(\.key) + Setting.formerKeys.values
        let named = keys.map { (Self.variable(ofKey: $0), $0) }
        let variables = Dictionary(named, uniquingKeysWith: { first, _ in first })
        inEnvironment = Set(ours.compactMap { variables[$0] })
        for name in ours.sorted() where variables[name] == nil {
            refuse(name, "environment", "there is no such setting")
        }
        for key in file?.keys ?? [] where !Setting.isKnown(key) {
            refuse(key, file?.path, "there is no such setting")
        }
    }

    /// The environment variable of a setting: `FIRSTLOGIN_SMTP_PASSWORD_FILE`.
    static func variable(of setting: Setting) -> String { variable(ofKey: setting.key) }

    private static func variable(ofKey key: String) -> String {
        let snapshot = EnvironmentVariablesProvider(environmentVariables: [:]).snapshot()
        do {
            return try snapshot.value(forKey: AbsoluteConfigKey([prefix] + Setting.path(of: key)), type: .string)
                .encodedKey
        } catch {
            preconditionFailure("a value that is absent has no wrong type")
        }
    }

    /// A text of one line.
    mutating func text(_ setting: Setting, atMost length: Int = 200) -> String? {
        guard case .string(let text)? = value(setting, .string, "it must be a text in quotation marks") else {
            return nil
        }
        if text.allSatisfy(\.isWhitespace) { return refuse(setting, "it is empty") }
        if text.count > length { return refuse(setting, "it has more than \(length) characters") }
        let isOneLine = text.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
        return isOneLine ? text : refuse(setting, "it has more than one line, or control characters")
    }

    /// A whole number within a range.
    mutating func number(_ setting: Setting, _ range: ClosedRange<Int>) -> Int? {
        guard case .int(let number)? = value(setting, .int, "it must be a whole number") else { return nil }
        if range.contains(number) { return number }
        return refuse(setting, "it must be \(range.lowerBound) to \(range.upperBound)")
    }

    /// Whole numbers, none smaller than the one before.
    mutating func numbers(_ setting: Setting, count: ClosedRange<Int>, each: ClosedRange<Int>) -> [Int]? {
        guard case .intArray(let numbers)? = value(setting, .intArray, "it must be a list of whole numbers") else {
            return nil
        }
        let isFine = count.contains(numbers.count) && numbers.allSatisfy(each.contains) && numbers == numbers.sorted()
        if isFine { return numbers }
        return refuse(
            setting,
            "it must be \(count.lowerBound) to \(count.upperBound) numbers of \(each.lowerBound) to \(each.upperBound), none smaller than the one before"
        )
    }

    /// Words: a list of the file, or a text with commas between them.
    mutating func list(_ setting: Setting) -> [String]? {
        guard let text = value(setting, [.stringArray, .string], "it must be a list of texts, or one with commas")
        else {
            return nil
        }
        let words: [String]
        switch text {
        case .stringArray(let list): words = list
        case .string(let line): words = line.components(separatedBy: ",")
        default: return refuse(setting, "it must be a list of texts, or one with commas")
        }
        let trimmed = words.map { $0.trimmingCharacters(in: .whitespaces) }
        return trimmed.contains("") || trimmed.isEmpty ? refuse(setting, "it, or one of its parts, is empty") : trimmed
    }

    /// True or false.
    mutating func flag(_ setting: Setting) -> Bool? {
        guard case .bool(let flag)? = value(setting, .bool, "it must be true or false") else { return nil }
        return flag
    }

    /// One of some words.
    mutating func choice<Choice: RawRepresentable & CaseIterable>(
        _ setting: Setting, of type: Choice.Type
    ) -> Choice? where Choice.RawValue == String {
        guard let word = text(setting) else { return nil }
        if let choice = Choice(rawValue: word) { return choice }
        return refuse(setting, "it must be \(Choice.allCases.map(\.rawValue).joined(separator: ", "))")
    }

    /// Notes what is wrong with a setting that is there, or missing.
    mutating func refuse<Value>(_ setting: Setting, _ reason: String) -> Value? {
        note(setting, reason)
        return nil
    }

    /// The same, where nothing has to be given back.
    mutating func note(_ setting: Setting, _ reason: String) {
        switch origin(of: setting) {
        case .environment: refuse(Self.variable(of: setting), "environment", reason)
        case .file(let path): refuse(setting.key, path, reason)
        case .nowhere: refuse("\(setting.key) (or \(Self.variable(of: setting)))", nil, reason)
        }
    }

    /// A setting that has to be there; notes that it is missing, unless something else was wrong with it.
    mutating func required<Value>(_ setting: Setting, _ read: (inout SettingsReader) -> Value?) -> Value? {
        if case .nowhere = origin(of: setting) { return refuse(setting, setting.meaning) }
        return read(&self)
    }

    /// Whether any setting is set whose key begins so.
    func sets(below prefix: String) -> Bool {
        inFile.contains { $0.hasPrefix(prefix) } || inEnvironment.contains { $0.hasPrefix(prefix) }
    }

    /// Where a setting was set.
    enum Origin {
        case environment
        case file(path: String)
        case nowhere
    }

    /// Where the value that counts was set.
    func origin(of setting: Setting) -> Origin {
        if path(ofKey: setting.key, in: inEnvironment) != nil { return .environment }
        if let file, path(ofKey: setting.key, in: inFile) != nil { return .file(path: file.path) }
        return .nowhere
    }

    /// The key under which it stands there, as components: its own, or else the one that it had before.
    private func path(ofKey key: String, in keys: Set<String>) -> [String]? {
        if keys.contains(key) { return Setting.path(of: key) }
        guard let former = Setting.formerKeys[key], keys.contains(former) else { return nil }
        return Setting.path(of: former)
    }

    /// The old names that are in use, each with the new one.
    var remarks: [String] {
        Setting.formerKeys.filter { inFile.contains($0.value) || inEnvironment.contains($0.value) }
            .map { "\($0.value) is called \($0.key) now; the old name is still read." }.sorted()
    }

    private mutating func value(_ setting: Setting, _ type: ConfigType, _ otherwise: String) -> ConfigContent? {
        value(setting, [type], otherwise)
    }

    /// The value as the first of some types that it has.
    private mutating func value(_ setting: Setting, _ types: [ConfigType], _ otherwise: String) -> ConfigContent? {
        for type in types {
            do { return try content(ofKey: setting.key, as: type) } catch {
                // It is of another type.
            }
        }
        return refuse(setting, otherwise)
    }

    private func content(ofKey key: String, as type: ConfigType) throws -> ConfigContent? {
        if let path = path(ofKey: key, in: inEnvironment) {
            return try environment?.value(forKey: AbsoluteConfigKey([Self.prefix] + path), type: type).value?.content
        }
        guard let path = path(ofKey: key, in: inFile) else { return nil }
        return try file?.values.value(forKey: AbsoluteConfigKey(path), type: type).value?.content
    }

    /// What each setting holds that is set, so that it can be told whether it was changed, and nothing more: no secret
    /// can be read from it (Swift's hashes are keyed by the process).
    var marks: [String: Int] {
        var marks: [String: Int] = [:]
        for key in inFile.union(inEnvironment) {
            let present = Setting.formerKeys.first { $0.value == key }?.key ?? key
            marks[present] = mark(ofKey: present)
        }
        return marks
    }

    private func mark(ofKey key: String) -> Int? {
        // The last one takes any number for true.
        for type in [ConfigType.string, .int, .double, .stringArray, .intArray, .bool] {
            do { return try content(ofKey: key, as: type)?.hashValue } catch {
                // It is of another type.
            }
        }
        return nil
    }

    private mutating func refuse(_ name: String, _ origin: String?, _ reason: String) {
        faults.append(SettingsError.Fault(name: name, origin: origin, reason: reason))
    }
}
