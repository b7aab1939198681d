import Foundation
import Settings

/// The program as it was built, run without a terminal.
struct BuiltProgram {
    /// What came of a call.
    struct Outcome {
        let status: Int32
        let output: String
        let complaint: String
    }

    /// The folder that it takes for its user's home.
    let home: String

    /// The example's settings, by a society of its own.
    static var ownSettings: String {
        var own = SettingsTable.example
        for (theirs, ours) in [
            ("○○", "みどり"), ("03-0000-0000", "03-1234-5678"), ("ExampleKenpo", "MidoriKenpo"), ("@example", "@kenpo"),
        ] { own = own.replacing(theirs, with: ours) }
        return own
    }

    /// Runs it in an environment of its own.
    func run(_ arguments: [String], input: String = "", with variables: [String: String] = [:]) throws -> Outcome {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let process = Process()
        process.executableURL = root.appendingPathComponent(".build/debug/firstlogin")
        process.arguments = arguments
        process.environment = ["HOME": home, "TERM": "xterm"].merging(variables) { $1 }
        let (stdin, stdout, stderr) = (Pipe(), Pipe(), Pipe())
        process.standardInput = stdin
        process.standardOutput = stdout
        process.standardError = stderr
        try process.run()
        stdin.fileHandleForWriting.write(Data(input.utf8))
        try stdin.fileHandleForWriting.close()
        func text(_ pipe: Pipe) -> String {
            String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        }
        let (output, complaint) = (text(stdout), text(stderr))
        process.waitUntilExit()
        return Outcome(status: process.terminationStatus, output: output, complaint: complaint)
    }
}
