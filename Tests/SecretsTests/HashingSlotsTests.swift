import Foundation
import Glibc
import Secrets
import Synchronization
import Testing
import World

private final class Counters: Sendable {
    let running = Atomic(0)
    let most = Atomic(0)
    let done = Atomic(0)
    let told = Atomic(0)
    let silent = Atomic(0)
}

@Suite struct HashingSlotsTests {
    private func withDirectory(_ body: (String) throws -> Void) throws {
        let directory = NSTemporaryDirectory() + "/firstlogin-slots-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: directory) }
        try body(directory)
    }

    @Test("S08 never more at once than slots, nobody left out, whoever waits is told") func bounded() throws {
        try withDirectory { directory in
            let count = Counters()
            let hasher = PasswordHasher(
                cost: PasswordHasher.Cost(memoryKiB: 4_096, passes: 2), vault: Vault(ring: KeyRing(world: .live)))
            // Threads of their own: a dispatch queue starts no more than there are cores.
            onThreads(8) {
                for _ in 0..<5 {
                    // A ring of its own descriptors, as another process has them.
                    guard let slots = try? HashingSlots(directory: directory, count: 2) else { continue }
                    var wasTold = false
                    let start = ContinuousClock.now
                    try? slots.withSlot(whileWaiting: { _ in wasTold = true }) { () throws(SecretsError) in
                        if !wasTold, ContinuousClock.now - start > .milliseconds(500) {
                            count.silent.add(1, ordering: .relaxed)
                        }
                        let now = count.running.add(1, ordering: .sequentiallyConsistent).newValue
                        count.most.max(now, ordering: .sequentiallyConsistent)
                        // The work that slots are for.
                        _ = try hasher.hash(SecretBytes(text: "sakura"), world: .live)
                        count.running.subtract(1, ordering: .sequentiallyConsistent)
                        count.done.add(1, ordering: .sequentiallyConsistent)
                    }
                    if wasTold { count.told.add(1, ordering: .relaxed) }
                }
            }
            #expect(count.done.load(ordering: .sequentiallyConsistent) == 40)
            #expect(count.most.load(ordering: .sequentiallyConsistent) <= 2)
            #expect(count.told.load(ordering: .relaxed) > 0 && count.silent.load(ordering: .relaxed) == 0)
        }
    }

    @Test("S08 another process counts, and gives its slot back when it is killed") func otherProcess() throws {
        try withDirectory { directory in
            let slots = try HashingSlots(directory: directory, count: 1)
            let other = Process()
            other.executableURL = URL(fileURLWithPath: "/usr/bin/flock")
            other.arguments = ["--no-fork", directory + "/slot-0", "sh", "-c", "echo held; exec sleep 60"]
            let said = Pipe()
            other.standardOutput = said
            try other.run()
            #expect(String(decoding: said.fileHandleForReading.availableData, as: UTF8.self) == "held\n")
            var waited = 0
            let result = try slots.withSlot(
                whileWaiting: { milliseconds in
                    waited = milliseconds
                    if milliseconds >= 50, other.isRunning { kill(other.processIdentifier, SIGKILL) }
                },
                { () throws(SecretsError) in "done" })
            #expect(result == "done" && waited >= 50)
            other.waitUntilExit()
        }
    }

    @Test("R10 a process that is stopped within its hash is passed over, however many there are") func stopped() throws
    {
        try withDirectory { directory in
            let slots = try HashingSlots(directory: directory, count: 1)
            var held: [Process] = []
            defer { for process in held { kill(process.processIdentifier, SIGKILL) } }
            for place in ["slot-0", "slot-0.1", "slot-0.2"] {
                let other = Process()
                other.executableURL = URL(fileURLWithPath: "/bin/sh")
                // As a hasher has it: the lock, and its own number in the file.
                other.arguments = [
                    "-c", "exec 9<>\(directory)/\(place); flock 9; echo $$ >&9; echo held; read line",
                ]
                let said = Pipe()
                other.standardOutput = said
                other.standardInput = Pipe()
                try other.run()
                held.append(other)
                #expect(String(decoding: said.fileHandleForReading.availableData, as: UTF8.self) == "held\n")
                kill(other.processIdentifier, SIGSTOP)
                // Stopped when the system says so.
                var facts = siginfo_t()
                #expect(waitid(P_PID, id_t(other.processIdentifier), &facts, WSTOPPED | WNOWAIT) == 0)
                var waited = 0
                let result = try slots.withSlot(whileWaiting: { waited = $0 }, { () throws(SecretsError) in place })
                #expect(result == place && waited < 1_000)
            }
        }
    }

    @Test("R10 nobody waits for a slot without end") func noneFree() throws {
        try withDirectory { directory in
            let slots = try HashingSlots(directory: directory, count: 1)
            let impatient = try HashingSlots(directory: directory, count: 1, longestWait: 50)
            var caught: SecretsError?
            try slots.withSlot { () throws(SecretsError) in
                do {
                    try impatient.withSlot { () throws(SecretsError) in }
                } catch let error as SecretsError { caught = error } catch { Issue.record(error) }
            }
            #expect(caught == .noSlotInTime)
        }
    }

    private func onThreads(_ count: Int, _ work: @escaping @Sendable () -> Void) {
        let group = DispatchGroup()
        for _ in 0..<count {
            group.enter()
            Thread {
                work()
                group.leave()
            }.start()
        }
        group.wait()
    }

    @Test("A directory that cannot be is said so, and what the work throws comes through") func errors() throws {
        #expect(throws: SecretsError.self) { try HashingSlots(directory: "/nonexistent/slots", count: 1) }
        try withDirectory { directory in
            let slots = try HashingSlots(directory: directory, count: 1)
            // Not `#expect(throws:)`: converting the closure's typed error makes the compiler (6.3.1) fail.
            var caught: SecretsError?
            do {
                try slots.withSlot { () throws(SecretsError) in throw .outOfMemory }
            } catch let error as SecretsError { caught = error }
            #expect(caught == .outOfMemory)
            // The slot was given back.
            #expect(try slots.withSlot { () throws(SecretsError) in 7 } == 7)
        }
    }
}
