public import FlowEngine
public import TextUI

/// What can be pressed on the page of one screen, as an enum of that screen: the compiler asks what each leads to, and
/// a page whose control is none of them is found by a test.
public protocol PageAction: Equatable, Sendable {
    /// The action of a control; `nil` where that is none of this page.
    init?(_ control: Control)

    /// The control on the page.
    var control: Control { get }
}

extension PageAction {
    /// The action among these whose control it is, for an enum that has others which carry what was chosen.
    public static func first(of actions: [Self], for control: Control) -> Self? {
        actions.first { $0.control == control }
    }
}

extension PageAction where Self: RawRepresentable<String> {
    /// The action of that name.
    public init?(_ control: Control) { self.init(rawValue: control.name) }

    /// A control of the action's name.
    public var control: Control { Control(rawValue) }
}

extension Method: PageAction {}
extension Devices: PageAction {}
extension Browser: PageAction {}

/// Of a page on which nothing is pressed.
public enum NoAction: PageAction {
    /// There is none.
    public init?(_ control: Control) { nil }

    /// Of no action.
    public var control: Control { switch self {} }
}

extension Button {
    /// A button for an action.
    public init(_ action: some PageAction, label: String, note: String = "") {
        self.init(action.control, label: label, note: note)
    }
}

extension Choice {
    /// A choice that is an action.
    public init(
        _ action: some PageAction, title: String, mark: String = "", detail: String = "", letter: Character? = nil
    ) {
        self.init(action.control, title: title, mark: mark, detail: detail, letter: letter)
    }
}

extension Control {
    /// The rest of its name, where it begins so: what the control carries.
    public func name(after prefix: String) -> String? {
        name.hasPrefix(prefix) ? String(name.dropFirst(prefix.count)) : nil
    }
}
