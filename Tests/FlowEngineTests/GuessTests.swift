import FlowEngine
import Testing

@Suite("What whoever knows the insurance card alone can bring about, before a mail was read")  // S10, S02
struct GuessTests {
    /// Whether it may happen then: nothing that is the member's own is stored or changed by it.
    private func mayFollow(_ effect: Effect) -> Bool {
        switch effect {
        // The agreement is the one thing that is kept (S10); the office sees where somebody stopped.
        case .recordAgreement, .noteDeclined, .noteDesk: true
        // To the address that is registered, whose owner learns of it.
        case .takeRegisteredAddress, .sendConfirmation, .renewConfirmation: true
        case .takeNewAddress, .confirmAddress, .storePassword, .tell, .prepareKey, .discardKey, .sendLoginCode: false
        case .openTicket, .enrol, .recordLogin: false
        case .endSession: true
        }
    }

    @Test("nothing that is kept, but her agreement")
    func effects() {
        let engine = FlowEngineTests.engine
        var seen = 0
        for journey in FlowEngineTests.chart.journeys {
            switch journey.authenticationLevel {
            case .identified(.guessable) where journey.mail == .unconfirmed: break
            case .confirmingAgain: break
            default: continue
            }
            for event in Event.all where event != .mailConfirmed {
                guard case .success(let move) = engine.advance(journey, by: event) else { continue }
                seen += 1
                for effect in move.effects { #expect(mayFollow(effect), "\(journey) \(event) \(effect)") }
            }
        }
        #expect(seen > 10)
    }
}
