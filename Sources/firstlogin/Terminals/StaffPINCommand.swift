import ArgumentParser
import CredentialStore
import Foundation
import Secrets
import Settings

/// `firstlogin terminal pin`: the line that lets staff into their page at a kiosk (T21).
struct StaffPINCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pin",
        abstract: "Asks for the PIN of the kiosks' staff page, and prints the line for the settings.",
        discussion: """
            6 to 12 digits, asked for twice and not shown; no run and no repetition. What it prints is the PIN's hash under
            the key file of this host: write it into the settings as terminal.staffPIN. Whoever has the line alone
            cannot find the PIN.
            """)

    @OptionGroup var file: SettingsOption

    @Flag(help: "Prints JSON, for another program to read.")
    var json = false

    func run() throws {
        _ = hardenProcess()
        let dependencies = try ProgramDependencies.live(.read(file: file.settings))
        let pin = try chosenPIN()
        let hash = try dependencies.slots.withSlot { () throws(SecretsError) in
            try dependencies.hasher.hash(pin, world: dependencies.world)
        }
        print(json ? try JSONText.of(["staffPIN": hash.stored]) : hash.stored)
    }

    private func chosenPIN() throws -> SecretBytes {
        guard let pin = HiddenLine.read(asking: "PIN: "), !pin.isEmpty else { throw TerminalError.noPIN }
        switch StaffPIN.judge(pin) {
        case .fine: break
        case .notDigits: throw TerminalError.pinNotDigits
        case .wrongLength: throw TerminalError.pinLength(StaffPIN.length)
        case .guessable: throw TerminalError.pinGuessable
        }
        guard let again = HiddenLine.read(asking: "PIN once more: "), again == pin else {
            throw TerminalError.pinsDiffer
        }
        return pin
    }
}
