public import Accounts
public import TextUI

/// One page of the wizard: from what is known and typed to what is shown, and from a pressed control to what is asked.
/// A value without a state of its own; it reaches no store, mail or terminal itself. What `ScreenContext.passwords`
/// answers is not pure: behind it stand the store, which knows the member's own words, and chance, which draws
/// suggestions.
public protocol Screen: Sendable {
    /// What can be pressed on its page.
    associatedtype Action: PageAction

    /// The page as it stands now.
    func page(in context: ScreenContext) -> Page

    /// What an action of this page leads to: a choice, a button, Enter on the last field, or one of its own keys.
    func act(on action: Action, in context: ScreenContext) -> ScreenAction

    /// What a control of this page leads to; `nil` where it is no action of this screen.
    func press(_ control: Control, in context: ScreenContext) -> ScreenAction?

    /// What Esc leads to; `nil` where there is no way back.
    func back(in context: ScreenContext) -> ScreenAction?

    /// What stands in its fields when it is opened, if nothing was typed there before.
    func initialTexts(in context: ScreenContext) -> [Control: String]

    /// What F1 tells here (T26).
    func help(in context: ScreenContext) -> HelpTopic

    /// The words for what was refused.
    func formError(for problem: Problem, in context: ScreenContext) -> FormError

    /// Whether the page waits for something outside, so that the store is watched.
    var waitsForOutside: Bool { get }

    /// Whether it shows the key of an authenticator app, which is covered after a while (S13).
    var showsKey: Bool { get }
}

extension Screen {
    /// What the action of that control leads to.
    public func press(_ control: Control, in context: ScreenContext) -> ScreenAction? {
        Action(control).map { act(on: $0, in: context) }
    }

    /// No way back.
    public func back(in context: ScreenContext) -> ScreenAction? { nil }

    /// Nothing.
    public func initialTexts(in context: ScreenContext) -> [Control: String] { [:] }

    /// The words that fit every screen.
    public func formError(for problem: Problem, in context: ScreenContext) -> FormError {
        context.commonError(for: problem)
    }

    /// Waits for nothing.
    public var waitsForOutside: Bool { false }

    /// Shows none.
    public var showsKey: Bool { false }
}
