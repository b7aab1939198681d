public import TextUI

/// The controls that several screens have: keys, buttons, and fields.
extension Control {
    static let down = Control("down")
    static let enter = Control("enter")
    /// Esc.
    public static let back = Control("back")
    /// F1.
    public static let help = Control("help")
    /// F2.
    public static let language = Control("language")
    /// F4.
    public static let reveal = Control("reveal")
    /// F5.
    public static let refresh = Control("refresh")
    /// F11: readings behind words with kanji, or none.
    public static let furigana = Control("furigana")
    /// F10.
    public static let leave = Control("leave")
    static let submit = Control("submit")
    /// A button that ends the session; it says what F10 asks.
    static let finish = Control("finish")
    static let otherMethod = Control("otherMethod")
    /// Leads to what helps where the method is lost.
    static let lost = Control("lost")
    /// The mail once more.
    static let resend = Control("resend")
    /// The key on a page of the companion.
    static let keyPage = Control("keyPage")
    /// The ticket's letters alone, large.
    static let largeLetters = Control("largeLetters")
    /// The ticket is drawn anew.
    static let renew = Control("renew")
    /// The device that has opened the ticket is not hers (S38).
    static let notMine = Control("notMine")
}

/// What is typed into, and what an error blames.
extension Control {
    static let userID = Control("userID")
    /// At the login, and the new one at 1【9】.
    static let password = Control("password")
    /// The new password once more.
    static let again = Control("again")
    static let birthdate = Control("birthdate")
    static let address = Control("address")
    /// What a device is called.
    static let deviceName = Control("deviceName")
    /// The number that the device shows which has opened the ticket (S38).
    static let deviceNumber = Control("deviceNumber")
    static let terms = Control("terms")
    static let helpText = Control("helpText")
    /// Blames ID, password and birthdate together: nobody says which (S11).
    static let login = Control("login")
    /// A code of an app or a mail.
    public static let code = Control("code")
    /// The password that she has, asked once more.
    static let presentPassword = Control("present")
    /// Blames nothing: it has not been checked, because a waiting time runs.
    static let wait = Control("wait")
}
