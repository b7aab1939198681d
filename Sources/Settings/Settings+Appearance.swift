public import Curses
public import TextUI

/// How pages look on a terminal (T12).
public struct Appearance: Hashable, Sendable {
    /// Its colours.
    public var theme: Theme
    /// Its rows.
    public var spacing: Spacing

    /// A look; the usual one where nothing is said.
    public init(theme: Theme = .light, spacing: Spacing = .normal) {
        self.theme = theme
        self.spacing = spacing
    }
}

extension Settings {
    static func readAppearance(_ reader: inout SettingsReader) -> Appearance {
        Appearance(
            theme: reader.choice(.theme, of: Theme.self) ?? .light,
            spacing: reader.choice(.spacing, of: Spacing.self) ?? .normal)
    }
}
