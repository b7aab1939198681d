import ArgumentParser
import CredentialStore
import Foundation
import Portal

/// `firstlogin office audit`: the record of what happened.
struct AuditCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit", abstract: "Checks the record of who did what, when and at which terminal.",
        subcommands: [VerifyAudit.self, AnchorAudit.self], defaultSubcommand: VerifyAudit.self)
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
        let kept = try anchor.map { path in
            try JSONDecoder().decode(AuditAnchor.self, from: try Data(contentsOf: URL(fileURLWithPath: path)))
        }
        switch try options.house().portal().verifyAudit(anchor: kept) {
        case .success(let end): print("The record is whole: \(end.sequence) entries.")
        case .failure(let fault):
            print(Self.sentence(fault))
            throw ExitCode(1)
        }
    }

    private static func sentence(_ fault: AuditChain.Fault) -> String {
        switch fault {
        case .gap(let expected, let found): "Entry \(expected) is missing: \(found) stands in its place."
        case .changed(let sequence): "Entry \(sequence) was changed."
        case .unlinked(let sequence): "Entry \(sequence) does not follow from the one before it."
        case .anchorMissing(let sequence): "The record does not go through the anchor at entry \(sequence)."
        }
    }
}

/// `firstlogin office audit anchor`.
struct AnchorAudit: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "anchor", abstract: "Prints where the record stands, as JSON, to be kept elsewhere.")

    @OptionGroup var options: OfficeCommand.Options

    func run() throws {
        switch try options.house().portal().verifyAudit() {
        case .success(let end): print(try JSONText.of(end))
        case .failure:
            print("The record is not whole: see firstlogin office audit verify.")
            throw ExitCode(1)
        }
    }
}
