import Dispatch
import Mail
import TypedInput

/// Lays mails into a folder, keeps them to be read, and says that one has come.
struct ReadingCourier: Courier {
    let folder: FolderCourier
    let read = TrialCourier()
    let arrived = DispatchSemaphore(value: 0)

    func deliver(_ message: Message) -> Delivery {
        let delivery = folder.deliver(message)
        if delivery == .accepted {
            _ = read.deliver(message)
            arrived.signal()
        }
        return delivery
    }

    /// The newest code that went to an address.
    func code(to address: String) -> String? {
        read.messages.last { $0.recipient.text == address && $0.code != nil }?.code
    }
}
