import CredentialStore
import FlowEngine
public import Foundation
import Accounts

/// What a screen of a random member has just asked or called done: one line of a walker's output.
public struct Said: Codable, Hashable, Sendable {
    /// What the portal's answer lets the screen say.
    public struct Answer: Codable, Hashable, Sendable {
        /// The revision of her journey; `nil` where nobody is known.
        public var revision: Int?
        /// Where she stands; `nil` while nothing is shown of it.
        public var saved: String?
        /// Whether her address is confirmed, where that is known.
        public var isConfirmed: Bool?
        /// Which methods count, where that is known.
        public var enrolled: [String]?
        /// Her password, where it was just stored.
        public var password: String?
        /// How many mails were written for her.
        public var mails: Int
        /// What was in the way.
        public var problem: String?
    }

    /// Who.
    public var userID: String
    /// What she asked.
    public var request: String
    /// The answer; `nil` while it is awaited.
    public var answer: Answer?

    /// The line of it.
    public var line: Data {
        get throws { try JSONEncoder().encode(self) + Data("\n".utf8) }
    }

    /// Reads a line.
    public init(line: Data) throws { self = try JSONDecoder().decode(Said.self, from: line) }

    init(_ userID: String, _ request: String) {
        self.userID = userID
        self.request = request
    }
}

extension Said.Answer {
    init(mails: Int) { self.mails = mails }

    init(_ reply: Reply, mails: Int) {
        self.mails = mails
        problem = reply.problem.map { "\($0)" }
        if reply.session.member != nil { revision = reply.session.revision }
        switch reply.session.authenticationLevel {
        case .identified, .passwordProved, .signedIn:
            isConfirmed = reply.screenState.mailIsConfirmed
            enrolled = reply.screenState.enrolled.map(\.rawValue)
            if reply.screenState.place != .secondFactor { saved = reply.screenState.place.rawValue }
        // Where such a session stands is its own, and ends with it.
        case .outside, .initialPasswordProved, .confirmingAgain: break
        }
    }
}
