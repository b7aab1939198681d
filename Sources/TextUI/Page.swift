/// Names a thing on a page that can have the focus or be pressed: a field, a choice, a button, a key.
public struct Control: Hashable, Sendable, CustomStringConvertible {
    /// Unique on its page.
    public let name: String

    /// A control of that name.
    public init(_ name: String) { self.name = name }

    /// The name.
    public var description: String { name }
}

/// What a screen shows, before it is laid out: content and meaning, no coordinates.
///
/// Text arrives in the member's language.
public struct Page: Equatable, Sendable {
    /// Row 1, and row 2 where the heading is too long for one row.
    public var heading: Heading
    /// Row 2 otherwise: society, page of the printed manual, telephone.
    public var banner: Banner
    /// From row 4 down; beside a symbol from row 3.
    public var body: [Block]
    /// A QR code at the left edge; the body stands at its right.
    public var symbol: Symbol?
    /// What happened last, in a line of its own above the status.
    public var remark: String?
    /// The line below the body.
    public var status: Status?
    /// Every key that works here.
    public var keys: [KeyBinding]
    /// What the last line names, in this order: the keys that she needs. Every key where nothing else is said.
    public var bar: [KeyBinding]?
    /// A bar of its own above the last line, for keys that are not the wizard's.
    public var windowBar: [KeyBinding]
    /// What leads on: Enter presses it after the last field, and it has the focus when a side page was left.
    public var primary: Control?
    /// Where the focus is at first, if not on the first field or choice, or on what Enter presses.
    public var entrance: Control?
    /// Whether something has the focus before she chose: not where a wrong choice would cost her, and not where the
    /// page waits for what she does elsewhere (T24).
    public var preselects: Bool
    /// Said where Enter finds nothing that has the focus and nothing to choose from.
    public var enterHint: String?
    /// Whether what is typed into secret fields is seen until F4 hides it.
    public var showsSecrets = false
    /// A cell of the terminal that is marked, wherever the page stands on it: where a finger has touched it.
    public var mark: CellPosition?

    /// A page with nothing on it but its heading and its banner.
    public init(heading: Heading, banner: Banner) {
        self.heading = heading
        self.banner = banner
        body = []
        keys = []
        windowBar = []
        preselects = true
    }
}

/// Where in the printed manual a page stands.
public struct Heading: Hashable, Sendable {
    /// Manual number and heading as printed: `1【3】 ご自身の生年月日を入力します`.
    public var title: String
    /// Stage of four, at the right edge: `● ● ○ ○  2/4`; empty where there is none.
    public var stage: String

    /// A heading.
    public init(title: String, stage: String) {
        self.title = title
        self.stage = stage
    }
}

/// The second row.
public struct Banner: Hashable, Sendable {
    /// Name of the society.
    public var society: String
    /// `マニュアル 2～3ページ`; empty where the printed manual has none.
    public var manualPage: String
    /// `お困りのときは 電話 03-0000-0000`.
    public var telephone: String

    /// A banner.
    public init(society: String, manualPage: String, telephone: String) {
        self.society = society
        self.manualPage = manualPage
        self.telephone = telephone
    }
}

/// One part of a page's body, from the top down.
public enum Block: Equatable, Sendable {
    /// An empty row.
    case blank
    /// Text with its own line breaks, `indent` columns in; longer lines wrap under their first character.
    case text(String, indent: Int = Layout.margin, tone: Tone = .plain)
    /// Letters to be typed elsewhere, and at their right what shows them larger.
    case letters(String, indent: Int, button: Button?)
    /// Letters of five rows, which can be read from afar; a text says them as well, for whoever listens to the page.
    case large(String)
    /// A field to type into. In a box of its own, for it is large, and blocks are copied often at every key (P02).
    indirect case field(Field)
    /// Numbered choices; the digit is the position from 1.
    case choices([Choice])
    /// One row of buttons.
    case buttons([Button])
    /// Buttons in a column, each with what it does: the ways out of a page.
    case ways([Button])
    /// Words beside each other, each in a style of its own: what the styles of a theme look like.
    case samples([Sample])
    /// A long text to scroll through, in all the rows that are left.
    case reading(Reading)
}

/// How a text is meant; never the only carrier of a meaning.
public enum Tone: Hashable, Sendable {
    /// Ordinary text.
    case plain
    /// The one thing to look at: a key, an address, a date read back.
    case strong
    /// Something went wrong.
    case wrong
    /// Something is right.
    case right
    /// Less important.
    case quiet
}

/// One of several numbered choices.
public struct Choice: Equatable, Sendable {
    /// Its name.
    public var control: Control
    /// The first line, beside the number.
    public var title: String
    /// At the right edge of the first line: `【おすすめ】`.
    public var mark: String
    /// Lines under it.
    public var detail: String
    /// A letter that selects it besides its number, as the paper calls it: `a`.
    public var letter: Character?

    /// A choice.
    public init(
        _ control: Control, title: String, mark: String = "", detail: String = "", letter: Character? = nil
    ) {
        self.control = control
        self.title = title
        self.mark = mark
        self.detail = detail
        self.letter = letter
    }
}

/// A button: `［ ログインする ］`.
public struct Button: Equatable, Sendable {
    /// Its name.
    public var control: Control
    /// Between the brackets.
    public var label: String
    /// Behind the brackets: `あと18秒で押せます`.
    public var note: String

    /// A button.
    public init(_ control: Control, label: String, note: String = "") {
        self.control = control
        self.label = label
        self.note = note
    }
}

/// A long text to be read to its end.
public struct Reading: Equatable, Sendable {
    /// Its name.
    public var control: Control
    /// The text, with its own line breaks.
    public var text: String
    /// Whether it has to be read before she can go on (T17).
    public var isRequired: Bool
    /// Whether Enter reads on before it presses anything; so in all that has to be read.
    public var enterReadsOn: Bool

    /// A reading.
    public init(_ control: Control, text: String, isRequired: Bool = false, enterReadsOn: Bool = false) {
        self.control = control
        self.text = text
        self.isRequired = isRequired
        self.enterReadsOn = enterReadsOn || isRequired
    }
}

/// A QR code on the page.
public struct Symbol: Equatable, Sendable {
    /// How the modules are painted; F6 goes on to the next that fits.
    public enum Shape: Int, CaseIterable, Sendable {
        /// Two modules a cell, upper half block with explicit colours: every terminal with block characters.
        case halfBlocks
        /// A module is two cells of background colour.
        case fullBlocks
        /// `##` and spaces.
        case ascii
        /// Half blocks, dark and light changed places: for a terminal without colours that does not say whether it is
        /// light or dark.
        case changedHalfBlocks
    }

    /// Modules on one side, quiet zone not counted.
    public var side: Int
    /// Row by row; true is dark.
    public var modules: [Bool]
    /// How they are painted.
    public var shape: Shape

    /// A code of `side` times `side` modules.
    public init(side: Int, modules: [Bool], shape: Shape = .halfBlocks) {
        self.side = side
        self.modules = modules
        self.shape = shape
    }
}

/// The line above the keys.
public enum Status: Hashable, Sendable {
    /// `！` and what went wrong.
    case wrong(String)
    /// `＊` and what is being waited for.
    case waiting(String)
    /// Words without a mark.
    case note(String)
}

/// A key that works on this page. The key bar, the help page and the handling come from it alike.
public struct KeyBinding: Equatable, Sendable {
    /// What it presses.
    public var control: Control
    /// The key.
    public var key: Key
    /// `Enter`, `F5`.
    public var keyName: String
    /// `次へ`.
    public var label: String

    /// A binding.
    public init(_ control: Control, key: Key, keyName: String, label: String) {
        self.control = control
        self.key = key
        self.keyName = keyName
        self.label = label
    }
}
