import ArgumentParser
import Content
import TypedInput

extension UserID {
    /// The user ID of an argument.
    ///
    /// - Throws: `ValidationError` where it cannot be one.
    init(argument: String) throws {
        guard let id = UserID(typed: argument) else { throw ValidationError(StaffLanguage.present("office.userID")) }
        self = id
    }
}
