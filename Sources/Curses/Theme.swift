import TextUI

/// What the parts of a page look like. Contrast is 7:1 or more in each (T12); a test measures it.
public enum Theme: String, CaseIterable, Sendable {
    /// Dark on light.
    case light
    /// Light on dark.
    case dark
    /// Black, white, yellow and cyan alone, for eyes that need all the contrast there is.
    case contrast
    /// The terminal's own colours: no paper is painted, so that whoever has tuned them for her eyes keeps them.
    case terminal
}

/// Colours and attributes of a cell. Colours are numbers of the terminal's palette; -1 leaves it to the terminal.
struct Look: Hashable {
    var ink = -1
    var paper = -1
    var isBold = false
    var isUnderlined = false
    var isReversed = false

    /// Ink and paper changed places.
    func swapped() -> Look {
        guard ink >= 0 else { return Look(isReversed: !isReversed) }
        return Look(ink: paper, paper: ink, isReversed: isReversed)
    }
}

extension Theme {
    /// How a style looks with so many colours, and without any on a terminal that is so bright by itself.
    func look(of style: Style, colours: Int, on backdrop: Backdrop = .dark) -> Look {
        if let number = Style.Role.palette.firstIndex(of: style.role) { return paletteLook(number, colours: colours) }
        if self == .terminal, colours >= 8 { return ownColours(style, colours: colours) }
        if style.role == .symbolDark { return look(of: Style(.symbol), colours: colours, on: backdrop).swapped() }
        return switch colours {
        case 256... where self == .contrast: strongest(style, black: 16, white: 231, yellow: 226, cyan: 51)
        case 16... where self == .contrast: strongest(style, black: 0, white: 15, yellow: 11, cyan: 14)
        case 256...: self == .light ? light256(style) : dark256(style)
        case 16...: self == .light ? light16(style) : dark8(style, white: 15)
        case 8...: dark8(style, white: 7)
        default: mono(style, on: backdrop)
        }
    }

    private func light256(_ style: Style) -> Look {
        let white = 231
        let black = 16
        let navy = 18
        if style.focused { return focused(style, field: Look(ink: 0, paper: 7), frame: navy, ink: white, paper: navy) }
        return switch style.role {
        case .plain: Look(ink: black, paper: white)
        case .lead: Look(ink: black, paper: white, isBold: true)
        case .rule: Look(ink: 240, paper: white)
        case .strong: Look(ink: navy, paper: white, isBold: true)
        case .wrong: Look(ink: 88, paper: white, isBold: true)
        case .right: Look(ink: 22, paper: white, isBold: true)
        case .quiet: Look(ink: 239, paper: white)
        case .heading: Look(ink: white, paper: navy, isBold: true)
        case .banner: Look(ink: 17, paper: white)
        case .label: Look(ink: black, paper: white, isBold: true)
        case .field, .frame, .selection, .windowBar: Look(ink: black, paper: 254)
        case .number: Look(ink: navy, paper: white, isBold: true)
        case .choice, .way: Look(ink: black, paper: white, isBold: true)
        case .button: Look(ink: navy, paper: 254, isBold: true)
        case .pointer: Look(ink: white, paper: navy, isBold: true)
        case .keyName: Look(ink: 229, paper: navy, isBold: true)
        case .keyBar: Look(ink: white, paper: navy)
        case .waiting: Look(ink: navy, paper: white, isBold: true)
        case .screenKey: Look(ink: black, paper: 252, isBold: true)
        case .symbol, .symbolDark: Look(ink: black, paper: white)
        case .black, .red, .green, .yellow, .blue, .magenta, .cyan, .white: Look()
        }
    }

    private func dark256(_ style: Style) -> Look {
        let paper = 233
        let pale = 229
        if style.focused { return focused(style, field: Look(ink: 0, paper: 7), frame: 0, ink: 16, paper: pale) }
        return switch style.role {
        case .plain: Look(ink: 254, paper: paper)
        case .lead: Look(ink: 231, paper: paper, isBold: true)
        case .rule: Look(ink: 248, paper: paper)
        case .strong: Look(ink: pale, paper: paper, isBold: true)
        case .wrong: Look(ink: 217, paper: paper, isBold: true)
        case .right: Look(ink: 157, paper: paper, isBold: true)
        case .quiet: Look(ink: 250, paper: paper)
        case .heading: Look(ink: 231, paper: 18, isBold: true)
        case .banner: Look(ink: 153, paper: paper)
        case .label: Look(ink: 231, paper: paper, isBold: true)
        case .field, .frame, .selection, .windowBar: Look(ink: 231, paper: 238)
        case .number: Look(ink: pale, paper: paper, isBold: true)
        case .choice, .way: Look(ink: 231, paper: paper, isBold: true)
        case .button: Look(ink: 231, paper: 238, isBold: true)
        case .pointer: Look(ink: 16, paper: pale, isBold: true)
        case .keyName: Look(ink: pale, paper: 18, isBold: true)
        case .keyBar: Look(ink: 231, paper: 18)
        case .waiting: Look(ink: 153, paper: paper, isBold: true)
        case .screenKey: Look(ink: 231, paper: 238, isBold: true)
        case .symbol, .symbolDark: Look(ink: 16, paper: 231)
        case .black, .red, .green, .yellow, .blue, .magenta, .cyan, .white: Look()
        }
    }

    private func light16(_ style: Style) -> Look {
        if style.focused { return focused(style, field: Look(ink: 0, paper: 7), frame: 0, ink: 15, paper: 4) }
        return switch style.role {
        case .heading, .keyName, .keyBar: Look(ink: 15, paper: 4)
        case .wrong: Look(ink: 1, paper: 15)
        case .strong, .number, .waiting, .button, .way: Look(ink: 4, paper: 15)
        case .field, .frame: Look(ink: 0, paper: 15, isUnderlined: style.role == .field)
        case .screenKey: Look(ink: 0, paper: 7)
        default: Look(ink: 0, paper: 15)
        }
    }

    /// With eight colours bold may mean bright, so nothing dark is ever bold. Yellow and green stand four and five
    /// before white, among the plain colours as among the bright.
    private func dark8(_ style: Style, white: Int) -> Look {
        if style.focused { return style.role == .selection ? Look(ink: white, paper: 4) : Look(ink: 0, paper: white) }
        return switch style.role {
        case .heading, .keyName, .keyBar: Look(ink: white, paper: 4, isBold: true)
        case .wrong, .strong, .number: Look(ink: white - 4, paper: 0, isBold: true)
        case .right: Look(ink: white - 5, paper: 0, isBold: true)
        case .lead, .label, .choice, .button, .way, .waiting: Look(ink: white, paper: 0, isBold: true)
        case .field: Look(ink: white, paper: 0, isUnderlined: true)
        case .symbol, .screenKey: Look(ink: 0, paper: white)
        default: Look(ink: white, paper: 0)
        }
    }

    func mono(_ style: Style, on backdrop: Backdrop) -> Look {
        if style.focused { return Look(isUnderlined: style.role == .selection, isReversed: true) }
        return switch style.role {
        case .heading, .keyBar, .keyName, .pointer, .screenKey: Look(isReversed: true)
        case .lead, .strong, .wrong, .label, .number, .choice: Look(isBold: true)
        case .field: Look(isUnderlined: true)
        // Where the terminal is light on dark, a code is dark on light when it is reversed (T16).
        case .symbol: Look(isReversed: backdrop == .dark)
        default: Look()
        }
    }

    private func focused(_ style: Style, field: Look, frame: Int, ink: Int, paper: Int) -> Look {
        switch style.role {
        // Colours of the first sixteen: each key typed costs 11 bytes less than by number (P02).
        case .field: field
        case .frame: Look(ink: frame, paper: field.paper, isBold: true)
        default: Look(ink: ink, paper: paper, isBold: true)
        }
    }
}
