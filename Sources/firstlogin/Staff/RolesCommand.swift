import Accounts
import ArgumentParser
import Content
import Office

/// `firstlogin office roles`.
struct RolesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "roles", abstract: "Prints who of staff may do what.",
        discussion: "The table by which every command is judged. The last column is whoever looks after the program.")

    @Flag(help: "Prints JSON, for another program to read.") var json = false
    @OptionGroup var staff: LanguageOption

    func run() throws {
        print(json ? try JSONText.of(RoleTable()) : RoleTable().told(in: StaffLanguage.present))
    }
}
