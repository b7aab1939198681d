import FlowEngine
import Foundation
import Content
import Testing

@Suite("The machine over the manual's steps")
struct FlowEngineTests {
    static let engine = FlowEngine(policy: .everything)
    static let chart = FlowChart(of: engine)

    @Test("every step of the manual is a place that a member can face")
    func everyStepIsReached() {
        let faced = Set(Self.chart.journeys.flatMap { [$0.shown, $0.saved] })
        for step in Step.allCases { #expect(faced.contains(.step(step)), "\(step.rawValue)") }
        for saved in Location.all { #expect(faced.contains(saved), "\(saved.rawValue)") }
    }

    @Test("from every journey a completed set-up can be reached: no dead ends")  // S18
    func theEndIsNearEverywhere() {
        var leadsTo: [Journey: [Journey]] = [:]
        for journey in Self.chart.journeys {
            for event in Event.all {
                guard case .success(let move) = Self.engine.advance(journey, by: event) else { continue }
                leadsTo[move.journey, default: []].append(journey)
            }
        }
        var reached = Self.chart.journeys.filter { $0.authenticationLevel == .signedIn }
        var unvisited = Array(reached)
        #expect(!unvisited.isEmpty)
        while let journey = unvisited.popLast() {
            for earlier in leadsTo[journey] ?? [] where reached.insert(earlier).inserted { unvisited.append(earlier) }
        }
        let stuck = Self.chart.journeys.subtracting(reached)
        #expect(stuck.isEmpty, "\(stuck.prefix(3))")
    }

    @Test("every state and event is a move or a refusal, and a refused event changes nothing that a member can lose")
    func everyPairIsAnswered() {
        var moves = 0
        var refusals = 0
        for journey in Self.chart.journeys {
            for event in Event.all {
                switch Self.engine.advance(journey, by: event) {
                case .success(let move):
                    moves += 1
                    expectInvariants(from: journey, event, move)
                case .failure: refusals += 1
                }
            }
        }
        #expect(moves > 1_000 && refusals > moves)
    }

    @Test("a million random events keep the invariants")
    func randomWalk() {
        var chance = RepeatableChance(state: 42)
        var journey = Journey()
        var finished = 0
        for _ in 0..<1_000_000 {
            let event = Event.all[Int(chance.next() % UInt64(Event.all.count))]
            guard case .success(let move) = Self.engine.advance(journey, by: event) else { continue }
            if !holdsInvariants(from: journey, event, move) {
                expectInvariants(from: journey, event, move)
                return
            }
            journey = move.journey
            if journey.authenticationLevel == .signedIn { finished += 1 }
            if journey.isFinished, chance.next() % 8 == 0 { journey = Journey() }
        }
        #expect(finished > 100)
    }

    // S01, S12
    private func holdsInvariants(from journey: Journey, _ event: Event, _ move: Transition) -> Bool {
        let next = move.journey
        let initialOpensFirstLoginOnly: Bool =
            switch next.authenticationLevel {
            case .initialPasswordProved, .identified: !next.hasChosenPassword && next.enrolled.isEmpty
            default: true
            }
        let methodsArePaidFor =
            next.enrolled.isSubset(of: journey.enrolled)
            || move.effects.contains { effect in
                if case .enrol = effect { return [.passwordProved, .signedIn].contains(journey.authenticationLevel) }
                return false
            }
        let signedInHasMethod = next.authenticationLevel != .signedIn || !next.enrolled.isEmpty
        let mailCodeNeedsLength =
            next.enrolled.contains(.mail) ? next.passwordSuitsMail && next.mail == .confirmed : true
        return initialOpensFirstLoginOnly && methodsArePaidFor && signedInHasMethod && mailCodeNeedsLength
    }

    private func expectInvariants(from journey: Journey, _ event: Event, _ move: Transition) {
        #expect(holdsInvariants(from: journey, event, move), "\(journey) \(event) \(move)")
    }
}

/// A repeatable stream of numbers, so that a failing walk can be walked again.
private struct RepeatableChance {
    var state: UInt64

    mutating func next() -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state
    }
}
