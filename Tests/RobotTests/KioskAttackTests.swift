import Foundation
import Shell
import Testing

@Suite("S14 T21 A machine that is made a kiosk as operators make one, and attacked") struct KioskAttackTests {
    @Test("S14 T19 T21 nobody gets out of it, what dies comes again, and nothing of three members is left in it")
    func holds() throws {
        let root = URL(filePath: #filePath).appending(path: "../../..").standardized.path
        let said = try Shell.run(
            ["python3", "\(root)/Resources/kiosk/attack", "--binary", Robot.program, "--cache", "\(root)/.build/kiosk"])
        let lines = said.split(separator: "\n")
        // Without root, debootstrap or a network there is nothing to be attacked, and everybody should know.
        if let skipped = lines.first(where: { $0.contains("THE KIOSK WAS NOT ATTACKED") }) { return print(skipped) }
        let failures = lines.filter { $0.contains(" FAIL ") }
        #expect(failures.isEmpty && lines.last?.hasSuffix("== held") == true, "\(lines.suffix(5) + failures)")
        #expect(lines.count { $0.contains("control: ") && $0.contains(" ok ") } == 7)
    }
}
