import Content
import ArgumentParser
import CredentialStore
import Foundation
import Office
import Accounts
import Secrets
import Settings

/// `firstlogin office audit`: the record of what happened.
struct AuditCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit", abstract: "Checks the record of who did what, when and at which terminal.",
        subcommands: [VerifyAudit.self, ShowAudit.self, ExportAudit.self, AuditEvents.self, AnchorAudit.self],
        defaultSubcommand: VerifyAudit.self)
}

/// `firstlogin office audit verify`.
struct VerifyAudit: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Says whether the record is whole: nothing changed, removed or put in.",
        discussion: """
            An anchor that was kept elsewhere (firstlogin office audit anchor) shows besides that nothing was cut off
            at the end. Exit status 1 when the record is not whole.
            """)

    @Option(help: "A file with an anchor of an earlier day.", completion: .file())
    var anchor: String?

    @OptionGroup var options: OfficeCommand.Options

    func run() throws {
        let result = try options.dependencies().officeServices().office.verifyAudit(anchor: try anchor.map(read))
        try options.show(AuditVerdict(result))
        if case .failure = result { throw ExitCode(1) }
    }

    private func read(_ path: String) throws -> AuditAnchor {
        try FileMessage.refuseFolder(path)
        guard let file = fopen(path, "r") else { throw FileMessage(path: path, code: errno) }
        fclose(file)
        do {
            return try JSONDecoder().decode(AuditAnchor.self, from: Data(contentsOf: URL(fileURLWithPath: path)))
        } catch is DecodingError {
            throw ValidationError(StaffLanguage.present("office.audit.noAnchor", ["path": path]))
        }
    }
}

/// `firstlogin office audit anchor`.
struct AnchorAudit: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "anchor", abstract: "Prints where the record stands, as JSON, to be kept elsewhere.")

    @OptionGroup var file: SettingsOption
    @OptionGroup var staff: LanguageOption

    func run() throws {
        _ = hardenProcess()
        switch try ProgramDependencies.live(file.ofOffice).officeServices().office.verifyAudit() {
        case .success(let end): print(try JSONText.of(end))
        case .failure(let fault):
            print(AuditVerdict(.failure(fault)).told(in: StaffLanguage.present))
            throw ExitCode(1)
        }
    }
}
