import CredentialStore
import FlowEngine
import Foundation
import GRDB
import Mail
import Accounts
import Secrets
import Shell
import Testing
import TestAccounts
import World
import TypedInput

/// A house in which members walk until they are killed, time and again; after each kill it is looked through.
final class KilledAccounts {
    /// What happened in all.
    struct Figures {
        var kills = 0
        /// Answers that a screen would have shown.
        var answers = 0
        /// Kills between a request and its answer.
        var inMidRequest = 0
        /// Of those, the ones whose transaction was on the disk already.
        var doneUnsaid = 0
        var mails = 0
        /// Mails that were not sent yet when the kill came.
        var leftWaiting = 0
        var deliveredTwice = 0
        var enrolled = 0
        var members = 0
    }

    /// A member, as the store has her and as her screens said.
    private struct Known: Equatable {
        var record: JourneyRecord
        var password: PasswordRecord?
        var keys: [AuthenticatorRecord]
        var mails: Set<String>
        /// Her password in clear, where a screen has called it stored.
        var chosen: String?
    }

    private(set) var figures = Figures()
    private let folder: String
    private let chance: World
    private var now = TestAccounts.start
    private var known: [String: Known] = [:]
    private var anchor: AuditAnchor?
    private var deliveries: [Substring: Int] = [:]

    init(seed: UInt64) throws {
        folder = NSTemporaryDirectory() + "firstlogin-kills-\(UUID().uuidString)"
        chance = FixedWorld(at: TestAccounts.start, seed: seed).world
        try FileManager.default.createDirectory(atPath: folder + "/mails", withIntermediateDirectories: true)
    }

    deinit {
        do { try FileManager.default.removeItem(atPath: folder) } catch { print("left behind: \(folder)") }
    }

    /// Lets them walk, kills them at some moment, and looks at what is left.
    func kill() throws {
        figures.kills += 1
        let mails = "\(folder)/mails/\(figures.kills)"
        let walker = try Walker([
            Shell.built("KillWalker"), folder, mails, "\(figures.kills)", "\(now.milliseconds)",
        ])
        // One in ten dies while it opens the store, the others after some answers; all a moment later than that.
        let isEarly = chance.random(below: 10) == 0
        let lines = try walker.kill(
            afterLines: isEarly ? 0 : 1 + chance.random(below: 120),
            microseconds: chance.random(below: isEarly ? 60_000 : 6_000))
        let said = try lines.map(Said.init(line:))
        figures.answers += said.count { $0.answer != nil }
        try #require(said.allSatisfy { !($0.answer?.problem?.hasPrefix("store") ?? false) })
        try #require(said.allSatisfy { $0.answer?.problem != "inside" })
        try lookThrough(after: said, mails: mails)
    }

    private func lookThrough(after said: [Said], mails: String) throws {
        let path = "\(folder)/store.sqlite"
        guard FileManager.default.fileExists(atPath: path) else { return try #require(said.isEmpty) }
        let accounts = try TestAccounts(policy: .forWalks, in: folder, at: now)
        try checkFile(path)
        if let last = try accounts.store.read({ try $0.lastAudit() }) { now = max(now, last.at).adding(seconds: 300) }
        accounts.clock.pass(seconds: Int((now.milliseconds - accounts.clock.world.now().milliseconds) / 1_000))
        // Through the anchor of the last time: nothing of the record was cut off.
        anchor = try accounts.services.office.verifyAudit(anchor: anchor).get()
        try compare(accounts, with: said)
        try deliver(accounts, mails: mails)
    }

    private func checkFile(_ path: String) throws {
        let file = try DatabaseQueue(path: path)
        let (whole, orphans) = try file.read { database in
            (
                try String.fetchAll(database, sql: "PRAGMA integrity_check"),
                try Row.fetchAll(database, sql: "PRAGMA foreign_key_check").count
            )
        }
        try #require(whole == ["ok"] && orphans == 0)
        try file.close()
    }

    // MARK: members

    private func compare(_ accounts: TestAccounts, with said: [Said]) throws {
        let pending = said.last.flatMap { $0.answer == nil ? $0 : nil }
        if pending != nil { figures.inMidRequest += 1 }
        var lastSaid: [String: Said.Answer] = [:]
        var chosen: [String: String] = [:]
        for line in said {
            guard let answer = line.answer else { continue }
            lastSaid[line.userID] = answer
            // Whoever fetched a notice has another password by now.
            chosen[line.userID] = answer.password ?? (line.request == "fetchNotice" ? "" : chosen[line.userID])
        }
        let userIDs = try accounts.store.read { try $0.userIDs() }.map(\.text)
        let present = try Dictionary(uniqueKeysWithValues: userIDs.map { ($0, try look(at: $0, in: accounts)) })
        let expected = Set(known.keys).union(lastSaid.keys)
        try #require(expected.isSubset(of: userIDs), "who was there is there")
        try #require(Set(userIDs).subtracting(expected).allSatisfy { $0 == pending?.userID })
        for userID in userIDs {
            var member = try #require(present[userID])
            let before = known[userID]
            let remark = Comment(rawValue: "kill \(figures.kills), \(userID), \(said.last?.request ?? "nothing asked")")
            member.chosen = chosen[userID].map { $0.isEmpty ? nil : $0 } ?? before?.chosen
            if let answer = lastSaid[userID] {
                try check(member, said: answer, isPending: pending?.userID == userID, remark)
            } else if pending?.userID == userID {
                try #require(member.record.revision <= (before?.record.revision ?? -1) + 1, remark)
                try #require(before?.mails.isSubset(of: member.mails) ?? true, remark)
            } else {
                try #require(member == before, remark)
            }
            if pending?.userID == userID, let request = pending?.request {
                let isAhead = member.record.revision != (lastSaid[userID]?.revision ?? before?.record.revision)
                if isAhead { figures.doneUnsaid += 1 }
                // Whether it was stored before the end came, no screen has said.
                if ["choosePassword", "changePassword", "fetchNotice"].contains(request) { member.chosen = nil }
            }
            try checkPassword(of: member, accounts, remark)
            known[userID] = member
        }
        figures.members = known.count
        figures.enrolled = known.values.count { !$0.record.journey.enrolled.isEmpty }
    }

    private func look(at userID: String, in accounts: TestAccounts) throws -> Known {
        let id = try #require(UserID(typed: userID))
        return try accounts.store.read { records in
            let member = try #require(try records.member(id))
            let mails = try records.mails(member.id)
            // A step and its mail stand together or not at all.
            for purpose in [MailPurpose.confirmation, .login] {
                for quota in Quota.allCases {
                    guard let code = try records.mailedCode(member.id, purpose, quota) else { continue }
                    try #require(mails.contains { $0.id == code.messageID })
                }
            }
            for mail in mails { try #require(mail.state == .waiting || mail.state == .sent) }
            return Known(
                record: try #require(try records.journey(member.id)), password: try records.password(member.id),
                keys: try records.authenticators(member.id), mails: Set(mails.map(\.id)))
        }
    }

    /// As far as the last screen said; and no further than the one request that was still under way.
    private func check(_ member: Known, said: Said.Answer, isPending: Bool, _ remark: Comment) throws {
        let journey = member.record.journey
        try #require(member.mails.count >= said.mails, remark)
        // A new address has two mails: its own, and the notice to the old one.
        try #require(member.mails.count <= said.mails + (isPending ? 2 : 0), remark)
        guard let revision = said.revision else { return }
        try #require(member.record.revision >= revision, remark)
        try #require(member.record.revision <= revision + (isPending ? 1 : 0), remark)
        guard member.record.revision == revision, let saved = said.saved else { return }
        try #require(journey.saved.rawValue == saved, remark)
        try #require((journey.mail == .confirmed) == said.isConfirmed, remark)
        try #require(journey.enrolled == Set(said.enrolled?.compactMap(Method.init(rawValue:)) ?? []), remark)
    }

    private func checkPassword(of member: Known, _ accounts: TestAccounts, _ remark: Comment) throws {
        guard let chosen = member.chosen, known[member.record.member.rawValue]?.password != member.password else {
            return
        }
        let stored = try #require(member.password.flatMap { PasswordHash(stored: $0.hash) }, remark)
        let hasher = PasswordHasher(cost: TestAccounts.cheap, vault: accounts.vault)
        try #require(try hasher.verify(SecretBytes(text: chosen), against: stored).matches, remark)
    }

    // MARK: mails

    /// The next drain sends what the killed one left; each mail has then arrived once, or twice where the kill came
    /// between its delivery and the note of it.
    private func deliver(_ accounts: TestAccounts, mails: String) throws {
        // The killed one may have taken a mail after its clock had passed on, and before anything was recorded; and what
        // is told of several changes waits for the last of them.
        let moments = try accounts.store.read { records in
            try records.userIDs().flatMap { userID in
                try records.mails(#require(try records.member(userID)).id).filter { $0.state == .waiting }.flatMap {
                    [$0.dueAt] + [$0.leasedUntil].compactMap(\.self)
                }
            }
        }
        if let last = moments.max(), last > now {
            accounts.clock.pass(seconds: now.secondsRemaining(until: last))
            now = last
        }
        let after = mails + "-after"
        let drain = accounts.drain(to: try FolderCourier(directory: after))
        while try drain.deliverNext() { figures.leftWaiting += 1 }
        for folder in [mails, after] where FileManager.default.fileExists(atPath: folder) {
            let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".eml") }
            for name in names { deliveries[name.dropLast(4).suffix(16), default: 0] += 1 }
            try FileManager.default.removeItem(atPath: folder)
        }
        var written: Set<Substring> = []
        for userID in known.keys {
            let id = try #require(UserID(typed: userID))
            let rows = try accounts.store.read { records in try records.mails(#require(try records.member(id)).id) }
            for row in rows {
                let count = deliveries[row.id.prefix(16)] ?? 0
                let remark = Comment(rawValue: "kill \(figures.kills), mail \(row.id), delivered \(count) times")
                try #require(row.state == .sent && (1...2).contains(count), remark)
                written.insert(row.id.prefix(16))
            }
        }
        try #require(written == Set(deliveries.keys), "nothing was sent that no step had written")
        figures.mails = written.count
        figures.deliveredTwice = deliveries.values.count { $0 == 2 }
    }
}
