import Foundation
import Testing

@Suite("Killed") struct KillTests {
    // R01, R02
    @Test("R01 R02 Kill -9 at any moment loses nothing that a screen had called done, and no mail") func kills() throws
    {
        let count = ProcessInfo.processInfo.environment["FIRSTLOGIN_KILLS"].flatMap(Int.init)
        let accounts = try KilledAccounts(seed: 1)
        for _ in 0..<(count ?? 40) { try accounts.kill() }
        let figures = accounts.figures
        // The kills met what they were to meet.
        #expect(figures.answers > 10 * figures.kills && figures.inMidRequest > figures.kills / 4)
        #expect(figures.doneUnsaid > 0 && figures.leftWaiting > 0 && figures.mails > figures.kills)
        if count != nil { print(figures) }
    }
}
