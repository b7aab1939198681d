import Accounts
import Content
import OneTimeCodes
import TextUI

/// What a terminal shows and sends, part by part. Every key that comes is shown as it came, so that none of them has its
/// usual meaning but Enter, which goes on, and Esc, which leaves when it comes twice.
struct TerminalTestScreen: Screen {
    func page(in context: ScreenContext) -> Page {
        var page = context.page(titled: "staff.title")
        guard let test = context.staff?.test else { return page }
        let lead = Block.text(context.words("staff.test.lead"))
        switch test.part {
        case .looks: page.body = [lead, .blank] + looks(context)
        case .keys:
            page.body = [lead, .blank] + keys(test, context)
            page.mark = test.touched
        case .symbol: show(lead, on: &page, context)
        }
        page.keys = context.keys().filter { [.enter, .back].contains($0.control) }
        return page
    }

    // MARK: colours, styles and widths

    private func looks(_ context: ScreenContext) -> [Block] {
        let words = context.words
        let names = words("staff.test.colours").split(separator: " ").map(String.init)
        let palette = zip(names, Style.Role.palette).map { Sample($0, style: Style($1)) }
        let isFocusable: Set<Style.Role> = [.field, .selection, .choice, .button, .screenKey]
        let styles = Style.Role.ofThemes.map { Sample("\($0)", style: Style($0)) }
        let focused = Style.Role.ofThemes.filter(isFocusable.contains).map {
            Sample("\($0)", style: Style($0, focused: true))
        }
        return [.samples(palette), .blank, .samples(styles), .samples(focused), .blank] + widths(words)
    }

    /// Letters whose width Unicode leaves open. The bar behind them stands above the bar of one ruler or of the other,
    /// as the terminal draws them.
    private static let ambiguous = "★☆○●→←①②…※"

    private func widths(_ words: Words) -> [Block] {
        let count = Self.ambiguous.count
        let digits = { (count: Int) in String("1234567890123456789012345678901234567890".prefix(count)) }
        return [
            .text(words("staff.test.widths")),
            .samples([Sample("|\(Self.ambiguous)|", style: .plain)]),
            .samples([
                Sample("|\(digits(count))|", style: .plain), Sample(words("staff.test.widths.one"), style: .plain),
            ]),
            .samples([
                Sample("|\(digits(2 * count))|", style: .plain), Sample(words("staff.test.widths.two"), style: .plain),
            ]),
        ]
    }

    // MARK: keys and touch

    private func keys(_ test: TerminalTest, _ context: ScreenContext) -> [Block] {
        let words = context.words
        let rows = test.traces.map { Block.text(row(of: $0), indent: Layout.indent, tone: .strong) }
        let touched =
            test.touched.map { words("staff.test.touched", ["row": "\($0.row + 1)", "column": "\($0.column + 1)"]) }
            ?? ""
        return [.text(words("staff.test.keys"))] + rows + [.blank, .text(words("staff.test.touch")), .text(touched)]
    }

    /// `F12         1B 5B 32 34 7E`
    private func row(of trace: KeyTrace) -> String {
        let name = trace.key?.name ?? "?"
        let digits = Array("0123456789ABCDEF")
        let bytes = trace.bytes.map { String([digits[Int($0 >> 4)], digits[Int($0 & 15)]]) }.joined(separator: " ")
        return name + String(repeating: " ", count: max(2, 12 - TextWidth.columns(of: name))) + bytes
    }

    // MARK: a code

    /// What a phone has to read.
    static let symbolText = "FIRSTLOGIN TEST 1234"

    private func show(_ lead: Block, on page: inout Page, _ context: ScreenContext) {
        let words = context.words
        page.body = [lead, .blank]
        guard context.showsSymbols, let symbol = symbol else {
            return page.body.append(.text(words("staff.test.noSymbol")))
        }
        page.symbol = symbol
        page.body += [.text(words("staff.test.symbol")), .text(Self.symbolText, tone: .strong)]
    }

    private var symbol: Symbol? {
        do {
            let code = try QRSymbol(text: Self.symbolText, level: .low)
            return Symbol(side: code.side, modules: code.modules)
        } catch {
            // So short a text fits into the smallest code.
            return nil
        }
    }

    /// Every key is taken by `TerminalTest` before it comes here.
    func act(on action: NoAction, in context: ScreenContext) -> ScreenAction {}

    func back(in context: ScreenContext) -> ScreenAction? { .staff(.show(.terminal)) }
}
