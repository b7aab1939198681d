public import Accounts
public import TextUI

/// A window that opens over every page by a function key of its own: in the demo, the mailbox and the phone.
/// What it shows is gathered when it opens and whenever time passes.
public protocol Window: Sendable {
    /// The function key.
    var key: Int { get }

    /// Whether it stands before the first page.
    var opensAtFirst: Bool { get }

    /// It is about to open over a page.
    func willOpen()

    /// What the key bar says.
    func label(in context: ScreenContext) -> String

    /// The window over the present page.
    func screen(over context: ScreenContext) -> any Screen

    /// Does what a control of the window asks for, besides what the screen answers.
    func pressed(_ control: Control, over screenState: ScreenState)
}

extension Window {
    /// It waits for its key.
    public var opensAtFirst: Bool { false }

    /// It keeps nothing from the time before.
    public func willOpen() {}
}
