import Accounts
import Content
import CredentialStore
import Foundation
import Office
import OneTimeCodes
import Secrets
import World

/// The questions of a login, one after the other. What was wrong is said, and asked for again.
struct LoginDialogue {
    let logins: StaffLogins
    let world: World
    let words: Words
    /// Wrong tries that are left before the command ends.
    private var triesLeft = 5

    init(logins: StaffLogins, world: World, words: Words) {
        (self.logins, self.world, self.words) = (logins, world, words)
    }

    /// Gives when the login ends; `nil` where the account was set up, and is to be logged in with from now on.
    mutating func run(_ name: String) throws -> Instant? {
        var candidate = try asked { (dialogue) throws in
            try dialogue.logins.checkPassword(name, try dialogue.secret("office.login.password"))
        }
        if case .choosePassword = candidate.step {
            let needed = logins.passwordLength
            let told = words("office.login.initial", ["needed": "\(needed)"])
            FileHandle.standardError.write(Data("\(told)\n".utf8))
            let initial = candidate
            candidate = try asked { (dialogue) throws in
                try dialogue.logins.choosePassword(try dialogue.newPassword(), initial)
            }
        }
        let present = candidate
        guard case .setUpApp(let key) = present.step else {
            return try asked { (dialogue) throws in
                try dialogue.logins.begin(try dialogue.line("office.login.code"), present)
            }
        }
        show(key)
        try asked { (dialogue) throws in
            try dialogue.logins.proveApp(try dialogue.line("office.login.firstCode"), present)
        }
        say("office.login.setUp")
        return nil
    }

    /// Asks until it is right. What no further try mends is thrown.
    private mutating func asked<Result>(_ question: (LoginDialogue) throws -> Result) throws -> Result {
        while true {
            do { return try question(self) } catch let problem as StaffProblem {
                triesLeft -= 1
                guard problem.allowsAnotherTry, triesLeft > 0 else { throw problem }
                FileHandle.standardError.write(Data("\(problem.told(in: words))\n".utf8))
                wait(for: problem)
            }
        }
    }

    /// Until what is typed is looked at again.
    private func wait(for problem: StaffProblem) {
        guard case .wrong(let instant) = problem else { return }
        let milliseconds = max(0, instant.milliseconds - world.now().milliseconds)
        _ = poll(nil, 0, Int32(clamping: milliseconds))
        tcflush(STDIN_FILENO, TCIFLUSH)
    }

    private func newPassword() throws -> SecretBytes {
        while true {
            let password = try secret("office.login.newPassword")
            if try secret("office.login.newPasswordAgain") == password { return password }
            say("office.login.passwordsDiffer")
        }
    }

    /// The key as a code for the phone's camera, where this is a terminal that draws, and as letters.
    private func show(_ key: ShownKey) {
        say("office.login.app")
        if isatty(STDOUT_FILENO) == 1, ProcessInfo.processInfo.environment["TERM"] != "dumb" {
            do {
                print(PrintedSymbol(try QRSymbol(text: key.uri.revealedText())).text)
            } catch {
                // The letters below are the same key.
                say("office.check.qrCode.missing")
            }
        }
        print(words("office.login.key", ["label": key.label, "key": key.key.groups.joined(separator: " ")]))
    }

    private func secret(_ phrase: Phrase) throws -> SecretBytes {
        guard let typed = HiddenLine.read(asking: words(phrase) + " ") else { throw PromptedLine.Ended() }
        return typed
    }

    private func line(_ phrase: Phrase) throws -> String { try PromptedLine.read(words(phrase) + " ") }

    private func say(_ phrase: Phrase) { FileHandle.standardError.write(Data("\(words(phrase))\n".utf8)) }
}
