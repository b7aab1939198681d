import OneTimeCodes
import Secrets
import Testing
import VectorFile
import World

@Suite struct CodeTests {
    private let key = SecretBytes(text: "12345678901234567890")

    private func moment(_ seconds: Int64) -> Instant { Instant(unixSeconds: seconds) }

    @Test("S16 RFC 4226 appendix D") func hotp() throws {
        let rows = try VectorFile.rows(
            "hotp-rfc4226.tsv",
            columns: ["secret_hex", "secret_base32", "counter", "hmac_sha1_hex", "truncated_decimal", "code"])
        #expect(rows.count == 10)
        for row in rows {
            let key = SecretBytes(bytes(fromHexadecimal: try #require(row["secret_hex"])))
            let counter = try #require(row["counter"].flatMap { UInt64($0) })
            #expect(HOTP.code(key: key, counter: counter) == row["code"])
            let nine = String(try #require(row["truncated_decimal"]).suffix(9))
            let padded = String(repeating: "0", count: 9 - nine.count) + nine
            #expect(HOTP.code(key: key, counter: counter, digits: 9) == padded)
        }
    }

    @Test("S16 RFC 6238 appendix B, six and eight digits, three hash functions") func totp() throws {
        let rows = try VectorFile.rows(
            "totp-rfc6238.tsv",
            columns: ["algorithm", "secret_hex", "secret_base32", "unix_time", "step_hex", "code8", "code6"])
        #expect(rows.count == 18)
        for row in rows {
            let key = SecretBytes(bytes(fromHexadecimal: try #require(row["secret_hex"])))
            #expect(Base32.decode(try #require(row["secret_base32"])) == key.revealedBytes())
            let algorithm = try #require(row["algorithm"].flatMap { Digest.Algorithm(rawValue: $0.lowercased()) })
            let time = moment(try #require(row["unix_time"].flatMap { Int64($0) }))
            let totp = TOTP(key: key, algorithm: algorithm)
            #expect(totp.code(at: time) == row["code6"])
            #expect(TOTP(key: key, digits: 8, algorithm: algorithm).code(at: time) == row["code8"])
            #expect(totp.step(at: time) == Int64(try #require(row["step_hex"]), radix: 16))
        }
    }

    @Test("S16 window and replay") func scenarios() throws {
        let rows = try VectorFile.rows(
            "totp-scenarios.tsv",
            columns: [
                "name", "last_accepted_step", "now_unix", "submitted_code", "code_step", "expected",
                "last_accepted_step_after",
            ])
        #expect(rows.count == 12)
        for row in rows {
            let last = row["last_accepted_step"].flatMap { Int64($0) }
            let now = moment(try #require(row["now_unix"].flatMap { Int64($0) }))
            let step = try #require(row["code_step"].flatMap { Int64($0) })
            let examination = TOTP(key: key).examine(
                try #require(row["submitted_code"]), at: now, lastAcceptedStep: last)
            if row["expected"] == "accept" {
                #expect(examination == .accepted(step: step), "\(row)")
                #expect(row["last_accepted_step_after"] == "\(step)")
            } else if let last, step <= last {
                guard case .alreadyUsed = examination else {
                    Issue.record("\(examination) of \(row)")
                    continue
                }
            } else {
                let present = TOTP(key: key).step(at: now)
                #expect(examination == .clockOff(step: step, seconds: Int(step - present) * 30), "\(row)")
            }
        }
    }

    @Test("S16 only one step to each side passes; up to 20 are explained; nothing beyond") func everyDistance() {
        let totp = TOTP(key: key)
        let now: Int64 = 1_795_478_415
        let present = now / 30
        for distance in Int64(-25)...25 {
            let code = totp.code(at: moment(now + distance * 30))
            let examination = totp.examine(code, at: moment(now), lastAcceptedStep: nil)
            switch abs(distance) {
            case 0...1: #expect(examination == .accepted(step: present + distance))
            case 2...20: #expect(examination == .clockOff(step: present + distance, seconds: Int(distance) * 30))
            default: #expect(examination == .unknown)
            }
            // The same, when a step of the future was the last: nothing passes.
            let replayed = totp.examine(code, at: moment(now), lastAcceptedStep: present + 1)
            if case .accepted = replayed { Issue.record("step \(distance) passed after a newer one") }
        }
    }

    @Test("S16 of 50 tries with one code, one passes") func each() {
        let totp = TOTP(key: key)
        let now = moment(1_795_478_415)
        var last: Int64?
        var passed = 0
        for _ in 0..<50 {
            if case .accepted(let step) = totp.examine(totp.code(at: now), at: now, lastAcceptedStep: last) {
                last = step
                passed += 1
            }
        }
        #expect(passed == 1)
    }

    @Test("S16 a used code says how long until the next") func untilNext() {
        let totp = TOTP(key: key)
        let start: Int64 = 1_795_478_400
        let step = start / 30
        func wait(_ now: Int64, code: Int64, last: Int64) -> TOTP.Examination {
            totp.examine(totp.code(at: moment(code * 30)), at: moment(now), lastAcceptedStep: last)
        }
        #expect(wait(start + 12, code: step, last: step) == .alreadyUsed(secondsUntilNext: 18))
        #expect(wait(start + 31, code: step, last: step) == .alreadyUsed(secondsUntilNext: 0))
        #expect(wait(start + 12, code: step + 1, last: step + 1) == .alreadyUsed(secondsUntilNext: 48))
        // Older than the window, from before the last success: used up all the same, and no clock is blamed.
        #expect(wait(start + 12, code: step - 5, last: step) == .alreadyUsed(secondsUntilNext: 18))
        #expect(totp.secondsLeft(at: moment(start)) == 30 && totp.secondsLeft(at: moment(start + 29)) == 1)
    }

    @Test(
        "What is no code of six digits is unknown, whatever it is",
        arguments: ["", "12345", "1234567", "abcdef", "０５０４７１"])
    func noCode(typed: String) {
        #expect(TOTP(key: key).examine(typed, at: moment(1_111_111_110), lastAcceptedStep: nil) == .unknown)
        // Near the beginning of time no step is negative.
        #expect(TOTP(key: key).examine(typed, at: moment(0), lastAcceptedStep: nil) == .unknown)
    }
}
