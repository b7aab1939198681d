public import Curses
public import TextUI

/// How pages look on a terminal (T12).
public struct Appearance: Hashable, Sendable {
    /// Its colours.
    public var theme: Theme
    /// Its rows.
    public var spacing: Spacing
    /// Whether everything is done by touching it.
    public var touch: Bool
    /// Whether words with kanji have their readings behind them at first.
    public var furigana: Bool
    /// Who is at a kiosk's counter.
    public var counter: String?
    /// The key that asks for a kiosk's staff page; `nil` where there is none.
    public var staffKey: Key?

    /// A look; the usual one where nothing is said.
    public init(
        theme: Theme = .light, spacing: Spacing = .normal, touch: Bool = false, furigana: Bool = false,
        counter: String? = nil
    ) {
        self.theme = theme
        self.spacing = spacing
        self.touch = touch
        self.furigana = furigana
        self.counter = counter
    }
}

extension Settings {
    static func readAppearance(_ reader: inout SettingsReader) -> Appearance {
        Appearance(
            theme: reader.choice(.theme, of: Theme.self) ?? .light,
            spacing: reader.choice(.spacing, of: Spacing.self) ?? .normal,
            touch: reader.flag(.touch) ?? false, furigana: reader.flag(.furigana) ?? false,
            counter: reader.text(.counter))
    }
}
