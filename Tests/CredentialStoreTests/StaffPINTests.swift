import CredentialStore
import Secrets
import Testing

@Suite("The PIN of a kiosk's staff page") struct StaffPINTests {
    private func verdict(_ pin: String) -> StaffPIN.Verdict { StaffPIN.judge(SecretBytes(text: pin)) }

    @Test(
        "T21 6 to 12 digits are a PIN, in whatever width they are typed",
        arguments: ["482913", "４８２９１３", "904175382617"])
    func fine(pin: String) { #expect(verdict(pin) == .fine) }

    @Test("T21 Fewer or more are none", arguments: ["", "48291", "9041753826174"])
    func length(pin: String) { #expect(verdict(pin) == .wrongLength) }

    @Test("T21 Whatever is no digit stands in none", arguments: ["48291a", "482 913", "４８２９１三", "-482913"])
    func digits(pin: String) { #expect(verdict(pin) == .notDigits) }

    @Test(
        "T21 A run or a repetition is refused",
        arguments: [
            "123456", "654321", "890123", "135791", "864208", "777777", "112233", "111222", "123456789012",
            "121212", "2026202620", "1231231", "482482", "991199",
        ])
    func guessable(pin: String) { #expect(verdict(pin) == .guessable) }
}
