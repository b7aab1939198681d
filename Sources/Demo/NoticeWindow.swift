import FlowEngine
import Content
public import Accounts
public import Screens
import Synchronization
public import TextUI

/// F12: the notice of one made-up member, with all that somebody types to be her, and the others to choose from. In a
/// society that was just made it stands before the first page.
public final class NoticeWindow: Window {
    private let members: [DemoMember]
    private let state: Mutex<State>

    private struct State {
        var member = 0
        var isList = false
    }

    /// F12.
    public let key = 12
    /// Whether it stands there before anything was pressed.
    public let opensAtFirst: Bool

    /// The notices of a society, beginning with its first member's.
    public init(members: [DemoMember], opensAtFirst: Bool) {
        self.members = members
        self.opensAtFirst = opensAtFirst
        state = Mutex(State())
    }

    /// `F12 通知`.
    public func label(in context: ScreenContext) -> String { context.words("demo.notice") }

    /// A member's notice, or the list of all.
    public func screen(over context: ScreenContext) -> any Screen {
        let (member, isList) = state.withLock { ($0.member, $0.isList) }
        return isList || !members.indices.contains(member)
            ? MembersScreen(members: members) : NoticeScreen(member: members[member])
    }

    /// Shows the list, or the member that was chosen.
    public func pressed(_ control: Control, over screenState: ScreenState) {
        state.withLock { state in
            state.isList = NoticeScreen.Action(control) == .others
            if case .member(let userID)? = MembersScreen.Action(control),
                let index = members.firstIndex(where: { $0.userID == userID })
            {
                state.member = index
            }
        }
    }
}
