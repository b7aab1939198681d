public import Foundation

/// Runs a program to its end. Foundation's `Process` waits for whatever inherited its descriptors too, and tmux
/// leaves a server behind.
public enum Shell {
    /// The program could not be started.
    public struct Failure: Error {
        let status: Int32

        /// With the system's error number.
        public init(status: Int32) { self.status = status }
    }

    /// Runs it to its end and gives what it has written to its standard output.
    @discardableResult
    public static func run(_ arguments: [String]) throws -> String {
        let output = FileManager.default.temporaryDirectory.appending(path: "output-\(UUID().uuidString)")
        defer { unlink(output.path) }
        let process = try spawn(arguments) { actions in
            posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
            posix_spawn_file_actions_addopen(
                &actions, 1, output.path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
            posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
        }
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        return try String(contentsOf: output, encoding: .utf8)
    }

    /// Starts it on a terminal.
    public static func start(_ arguments: [String], terminal: Int32) throws -> pid_t {
        try spawn(arguments) { actions in
            for descriptor in Int32(0)...2 { posix_spawn_file_actions_adddup2(&actions, terminal, descriptor) }
            posix_spawn_file_actions_addclose(&actions, terminal)
        }
    }

    /// Starts it with its standard output going into a pipe or a file.
    public static func start(_ arguments: [String], output: Int32) throws -> pid_t {
        try spawn(arguments) { actions in
            posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
            posix_spawn_file_actions_adddup2(&actions, output, 1)
        }
    }

    /// Where a program of this package was built, as a test finds it.
    public static func built(_ name: String) -> String {
        let beside = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: name)
        if FileManager.default.isExecutableFile(atPath: beside.path) { return beside.path }
        return URL(filePath: #filePath).appending(path: "../../../.build/debug/\(name)").standardized.path
    }

    private static func spawn(
        _ arguments: [String], _ prepare: (inout posix_spawn_file_actions_t) -> Void
    ) throws -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        prepare(&actions)
        // Swift's worker threads block most signals, and what they start would inherit that.
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
        var words = arguments.map { strdup($0) }
        defer { words.forEach { free($0) } }
        words.append(nil)
        var process: pid_t = 0
        let spawned = posix_spawnp(&process, arguments[0], &actions, &attributes, words, environ)
        guard spawned == 0 else { throw Failure(status: spawned) }
        return process
    }
}
