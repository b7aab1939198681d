/// Whose count a mail or a try with a code goes to, so that nothing a stranger may spend is the owner's (S10).
public enum Quota: String, CaseIterable, Sendable {
    /// A session that knows what stands on the insurance card, away from the office.
    case cardData
    /// The same at one of the office's terminals.
    case cardDataAtKiosk
    /// A session that came in by a printed or a chosen password, away from the office.
    case proved
    /// The same at one of the office's terminals.
    case provedAtKiosk

    /// Whose code counts at the office's terminals too while none was mailed there, so that she who began at home goes
    /// on with the mail that she has. Never the other way round: nobody elsewhere uses up what was mailed at the
    /// office.
    public var lender: Quota? {
        switch self {
        case .cardDataAtKiosk: .cardData
        case .provedAtKiosk: .proved
        case .cardData, .proved: nil
        }
    }
}
