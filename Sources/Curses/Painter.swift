import CNCurses
import Glibc
import TextUI

/// Hands changed cells to ncurses.
struct Painter {
    private struct Colours: Equatable {
        let ink: Int
        let paper: Int
    }

    /// UPPER HALF BLOCK
    private static let upperHalf: UInt32 = 0x2580

    let window: UnsafeMutablePointer<WINDOW>
    let theme: Theme
    /// What the page may use.
    let colours: Int
    /// What a QR code uses: NO_COLOR does not keep it from being black on white, or no phone would read it (T16).
    let symbolColours: Int
    /// How bright the terminal is by itself: most of those without colours are light on dark.
    private var backdrop = Backdrop.dark
    /// In the order of their numbers, which begin with 1.
    private var pairs: [Colours] = []
    private var shown: Canvas?

    init(window: UnsafeMutablePointer<WINDOW>, theme: Theme, colours: Int, symbolColours: Int) {
        self.window = window
        self.theme = theme
        self.colours = colours
        self.symbolColours = symbolColours
        curses_background(window, pair(of: theme.look(of: .plain, colours: colours)))
    }

    /// Whether nothing is known of what is on the screen.
    var isBlank: Bool { shown == nil }

    /// Forgets what is on the screen, so that everything is painted anew.
    mutating func forget() { shown = nil }

    /// The terminal has said how bright it is.
    mutating func learn(_ backdrop: Backdrop) {
        self.backdrop = backdrop
        forget()
    }

    mutating func paint(_ frame: Frame) {
        let canvas = frame.canvas
        let before: Canvas
        if let shown, shown.size == canvas.size {
            before = shown
        } else {
            // Erased cells look as empty ones do, for plain text has the window's own background; most of a page is empty.
            werase(window)
            before = Canvas(size: canvas.size)
        }
        for row in 0..<canvas.size.rows {
            for column in changed(in: row, of: canvas, since: before) {
                put(canvas[row, column], row: row, column: column)
            }
        }
        shown = canvas
        if let cursor = frame.cursor {
            curs_set(1)
            wmove(window, Int32(cursor.row), Int32(cursor.column))
        } else {
            curs_set(0)
        }
        wnoutrefresh(window)
        doupdate()
    }

    /// ncurses drops the left half of a wide character when its right half is overwritten, so a cell whose right
    /// neighbour stops or begins to be a right half goes out again.
    private func changed(in row: Int, of canvas: Canvas, since before: Canvas) -> [Int] {
        canvas.rows[row].withUnsafeBufferPointer { now in
            before.rows[row].withUnsafeBufferPointer { then in
                // Most rows are the very same, or at least to the byte; one that only seems to differ is compared cell by
                // cell.
                guard let first = now.baseAddress, let other = then.baseAddress, first != other,
                    memcmp(first, other, now.count * MemoryLayout<Cell>.stride) != 0
                else { return [] }
                var changed: [Int] = []
                var differs = now[0] != then[0]
                for column in now.indices {
                    let next = column + 1
                    let nextDiffers = next < now.count && now[next] != then[next]
                    if differs
                        || nextDiffers && (now[next].content == .continuation) != (then[next].content == .continuation)
                    {
                        changed.append(column)
                    }
                    differs = nextDiffers
                }
                return changed
            }
        }
    }

    private mutating func put(_ cell: Cell, row: Int, column: Int) {
        let isSymbol = cell.style.role == .symbol || cell.style.role == .symbolDark
        let look = theme.look(of: cell.style, colours: isSymbol ? symbolColours : colours, on: backdrop)
        switch cell.content {
        case .continuation: return
        case .text(let glyph): put(glyph.scalars, look: look, row: row, column: column)
        case .modules(let upper, let lower):
            putModules(upper: upper, lower: lower, look: look, row: row, column: column)
        }
    }

    /// Every cell is an upper half block with explicit colours, which survives space between the lines.
    private mutating func putModules(upper: Bool, lower: Bool, look: Look, row: Int, column: Int) {
        var look = look
        guard symbolColours >= 8 else {
            // The look sees to it that ink is dark and paper light.
            let block: Unicode.Scalar = upper ? (lower ? "█" : "▀") : (lower ? "▄" : " ")
            put([block.value], look: look, row: row, column: column)
            return
        }
        let (dark, light) = (look.ink, look.paper)
        look.ink = upper ? dark : light
        look.paper = lower ? dark : light
        put([Painter.upperHalf], look: look, row: row, column: column)
    }

    private mutating func put(_ scalars: [UInt32], look: Look, row: Int, column: Int) {
        let bits =
            (look.isBold ? CURSES_BOLD.rawValue : 0) | (look.isUnderlined ? CURSES_UNDERLINE.rawValue : 0)
            | (look.isReversed ? CURSES_REVERSE.rawValue : 0)
        let pair = pair(of: look)
        curses_put(window, Int32(row), Int32(column), scalars, Int32(scalars.count), Int32(bits), pair)
    }

    private mutating func pair(of look: Look) -> Int32 {
        guard look.ink >= 0 else { return 0 }
        let colours = Colours(ink: look.ink, paper: look.paper)
        if let known = pairs.firstIndex(of: colours) { return Int32(known + 1) }
        pairs.append(colours)
        let pair = Int32(pairs.count)
        init_extended_pair(pair, Int32(look.ink), Int32(look.paper))
        return pair
    }
}
