import Content
import Secrets
import TypedInput

/// What the effects of one event need to know besides the event.
struct EffectInput {
    var language: Language = .japanese
    var address: MailAddress?
    var passwordHash: PasswordHash?
    /// The key whose code was right, and the time step of it.
    var provedKey: (id: String, step: Int64)?
}
