import Accounts
import Curses

/// What a driver asks of the account services beside the thread that owns the terminal, and hears of the store.
struct ServiceLink {
    /// What pages ask.
    let requests: RequestQueue
    /// Whether the store was written to.
    let watch: StoreWatch

    /// A link that rings whenever there is an answer or a change.
    init(to services: AccountServices, ringing doorbell: Doorbell) {
        requests = RequestQueue(services: services, ring: { doorbell.ring() })
        watch = StoreWatch(
            awaitChange: { services.member.awaitChange(milliseconds: $0) },
            changeMark: { services.member.changeMark() }, ring: { doorbell.ring() })
    }
}
