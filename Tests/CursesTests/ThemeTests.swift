import Foundation
import TextUI
import Testing

@testable import Curses

@Suite("Themes")
struct ThemeTests {
    /// The terminal's own colours are not ours to measure.
    private static let measured = Theme.allCases.filter { $0 != .terminal }

    @Test("T12 every part of a page has a contrast of 7 to 1 in every theme", arguments: measured, [256, 16, 8])
    func contrastIsSevenToOne(theme: Theme, colours: Int) {
        for role in Style.Role.ofThemes {
            for isFocused in [false, true] {
                let look = theme.look(of: Style(role, focused: isFocused), colours: colours)
                let contrast = contrast(ink(of: look, colours: colours), colour(look.paper))
                #expect(contrast >= 7, "\(theme) \(colours) \(role) \(isFocused): \(contrast)")
            }
        }
    }

    @Test("T12 the theme of the strongest contrast has 16 to 1 and four colours", arguments: [256, 16])
    func strongest(colours: Int) {
        var seen: Set<Int> = []
        for role in Style.Role.ofThemes {
            for isFocused in [false, true] {
                let look = Theme.contrast.look(of: Style(role, focused: isFocused), colours: colours)
                seen.formUnion([look.ink, look.paper])
                #expect(contrast(colour(look.ink), colour(look.paper)) >= 16, "\(role) \(isFocused)")
            }
        }
        #expect(seen.count == 4)
    }

    @Test(
        "T12 the terminal's own colours: nothing is painted in a colour but a code",
        arguments: [256, 16, 8])
    func ownColours(colours: Int) {
        for role in Style.Role.ofThemes where role != .symbol && role != .symbolDark {
            for isFocused in [false, true] {
                let look = Theme.terminal.look(of: Style(role, focused: isFocused), colours: colours)
                #expect(look.paper == -1 && look.ink == -1 && (!isFocused || look.isReversed), "\(role)")
            }
        }
    }

    @Test("T16 a code is black on white in every theme", arguments: Theme.allCases)
    func theCodeIsBlackOnWhite(theme: Theme) {
        #expect(theme.look(of: Style(.symbol), colours: 256) == Look(ink: 16, paper: 231))
        #expect(theme.look(of: Style(.symbol), colours: 16).isBold == false)
        #expect(theme.look(of: Style(.symbol), colours: 8) == Look(ink: 0, paper: 7))
    }

    @Test("T16 Without colours a code is dark on light, whichever of both the terminal is")
    func theCodeWithoutColours() {
        #expect(Theme.light.look(of: Style(.symbol), colours: 0, on: .dark) == Look(isReversed: true))
        #expect(Theme.light.look(of: Style(.symbol), colours: 0, on: .light) == Look())
        #expect(Theme.light.look(of: Style(.symbolDark), colours: 0, on: .light) == Look(isReversed: true))
    }

    @Test("Without colours the focus is reversed") func withoutColoursTheFocusIsReversed() {
        #expect(Theme.light.look(of: Style(.button, focused: true), colours: 0).isReversed)
    }

    /// With eight colours, bold is bright.
    private func ink(of look: Look, colours: Int) -> [Double] {
        colour(colours == 8 && look.isBold ? look.ink + 8 : look.ink)
    }

    private func colour(_ number: Int) -> [Double] {
        let basic = [
            0x000000, 0x800000, 0x008000, 0x808000, 0x000080, 0x800080, 0x008080, 0xC0C0C0, 0x808080, 0xFF0000,
            0x00FF00, 0xFFFF00, 0x0000FF, 0xFF00FF, 0x00FFFF, 0xFFFFFF,
        ]
        if number < 16 { return [16, 8, 0].map { Double(basic[number] >> $0 & 0xFF) / 255 } }
        if number >= 232 { return Array(repeating: Double(8 + 10 * (number - 232)) / 255, count: 3) }
        let steps = [0, 95, 135, 175, 215, 255]
        return [36, 6, 1].map { Double(steps[(number - 16) / $0 % 6]) / 255 }
    }

    /// WCAG 2.2, relative luminance and contrast ratio.
    private func contrast(_ one: [Double], _ other: [Double]) -> Double {
        func luminance(_ colour: [Double]) -> Double {
            let linear = colour.map { $0 <= 0.04045 ? $0 / 12.92 : pow(($0 + 0.055) / 1.055, 2.4) }
            return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
        }
        let (light, dark) = (max(luminance(one), luminance(other)), min(luminance(one), luminance(other)))
        return (light + 0.05) / (dark + 0.05)
    }
}
