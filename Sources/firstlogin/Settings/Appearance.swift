import Curses
import Terminal

/// How pages look on a terminal (T12).
struct Appearance: Hashable {
    var theme = Theme.light
    var spacing = Spacing.normal
}
