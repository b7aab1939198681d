import TextUI

/// The themes that some eyes need.
extension Theme {
    /// Four colours, none of them grey: 16:1 or more in each pair. What has the focus is yellow and bears its mark.
    func strongest(_ style: Style, black: Int, white: Int, yellow: Int, cyan: Int) -> Look {
        if style.focused, style.role == .selection { return Look(ink: yellow, paper: black, isBold: true) }
        if style.focused { return Look(ink: black, paper: yellow, isBold: black != 0) }
        return switch style.role {
        case .symbol, .symbolDark: Look(ink: black, paper: white)
        case .heading: Look(ink: black, paper: white)
        case .pointer: Look(ink: black, paper: yellow)
        case .screenKey: Look(ink: black, paper: cyan)
        case .strong, .wrong, .number: Look(ink: yellow, paper: black, isBold: true)
        case .keyBar, .keyName, .windowBar, .waiting, .right:
            Look(ink: cyan, paper: black, isBold: style.role == .keyName)
        case .lead, .label, .choice, .way, .button, .frame: Look(ink: white, paper: black, isBold: true)
        case .field, .selection: Look(ink: white, paper: black, isUnderlined: true)
        case .plain, .quiet, .banner, .rule: Look(ink: white, paper: black)
        case .black, .red, .green, .yellow, .blue, .magenta, .cyan, .white: Look()
        }
    }

    /// One of the terminal's own eight colours, with letters of black or white on it; no theme decides about those.
    func paletteLook(_ number: Int, colours: Int) -> Look {
        // Black, red, blue and magenta are dark in every palette that is in use.
        let isDark = [0, 1, 4, 5].contains(number)
        return colours >= 8 ? Look(ink: isDark ? 7 : 0, paper: number) : Look()
    }

    /// As on a terminal without colours: which of its inks can be read on its paper is not known. A code is black on
    /// white all the same (T16).
    func ownColours(_ style: Style, colours: Int) -> Look {
        let (black, white) = colours >= 256 ? (16, 231) : (0, colours >= 16 ? 15 : 7)
        switch style.role {
        case .symbol: return Look(ink: black, paper: white)
        case .symbolDark: return Look(ink: white, paper: black)
        default: return mono(style, on: .dark)
        }
    }
}
