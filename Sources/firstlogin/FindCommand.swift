import Accounts
import ArgumentParser
import Content
import Office

/// `firstlogin office find`.
struct FindCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "find", abstract: "Finds members by their name or a part of it.",
        discussion: """
            For whoever does not know her user ID. Width, kana or hiragana, small letters and old forms of a kanji make \
            no difference: たかはし finds タカハシ, and 高橋 finds 髙橋. Her birthdate stands beside each, to ask for. The look is \
            recorded about each of them. For example:

              firstlogin office find 高橋
            """)

    @Argument(help: "A name, in kanji or kana, or a part of one.") var name: String
    @OptionGroup var options: OfficeCommand.Options

    private static let most = 50

    func run() throws {
        let found = try options.dependencies().officeServices().office.members(named: name, count: Self.most)
        try options.show(FoundMembers(found: found, isAll: found.count < Self.most))
    }
}
