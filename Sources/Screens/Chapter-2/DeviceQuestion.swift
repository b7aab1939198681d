import CredentialStore
import Content
import Accounts
import TextUI
import World
import TypedInput

/// S38: whose device has opened the ticket. Enter alone says yes to nothing: she types the number that her own shows.

extension Control {
    static let deviceNumber: Control = "deviceNumber"
    static let notMine: Control = "notMine"
}
