/// Lists about passwords, carried inside the binary.
public enum PasswordLists {
    /// S06: common passwords of eight or more characters, lower case. Source and licence stand in the file.
    public static let common: Set<String> = Set(lines(of: .commonPasswords))

    /// Easy words in Latin letters, from which passwords are suggested.
    public static let easyWords: [String] = lines(of: .easyWords)

    private static func lines(of file: EmbeddedFile) -> [String] {
        file.text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map(String.init)
    }
}
