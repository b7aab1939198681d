import Accounts
import ArgumentParser
import Content
import Office
import TypedInput
import World

/// `firstlogin office audit show`.
struct ShowAudit: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Shows entries of the record, the newest last. The look is recorded.",
        discussion: """
            For example, what happened to a member in the last week of November:

              firstlogin office audit show --member 01234567 --since 2026-11-24 --until 2026-11-30

            A line holds the number, the time in Japan, what happened, the step of the manual at which she stood, the
            terminal, and the beginning of her pseudonym, which is the same for the same member.
            """)

    @Option(help: "A member's user ID.") var member: String?
    @Option(help: "A terminal's name.") var terminal: String?
    @Option(help: "An event's name (firstlogin office audit events); may be given again.") var event: [String] = []
    @Option(help: "The first day, such as 2026-11-24.") var since: String?
    @Option(help: "The last day, such as 2026-11-30.") var until: String?
    @Option(help: "How many, the newest.") var last = 50
    @OptionGroup var options: OfficeCommand.Options

    func validate() throws {
        guard last > 0 else { throw ValidationError(StaffLanguage.present("office.audit.count")) }
        _ = try filter
    }

    func run() throws {
        try options.show(AuditReport(options.dependencies().officeServices().office.auditEntries(filter)))
    }

    private var filter: AuditFilter {
        get throws {
            var filter = AuditFilter()
            filter.member = try member.map(userID)
            filter.terminal = terminal
            filter.events = Set(try event.map(recordedEvent))
            filter.from = try since.map { Instant(unixSeconds: JapanTime.beginning(of: try day($0))) }
            filter.until = try until.map { Instant(unixSeconds: JapanTime.beginning(of: try day($0)) + 86_400) }
            filter.count = last
            return filter
        }
    }

    private func userID(_ text: String) throws -> UserID {
        guard let id = UserID(typed: text) else { throw ValidationError(StaffLanguage.present("office.userID")) }
        return id
    }

    private func recordedEvent(_ name: String) throws -> RecordedEvent {
        guard let event = RecordedEvent(named: name) else {
            throw ValidationError(StaffLanguage.present("office.audit.noEvent", ["name": PrintableText.escaped(name)]))
        }
        return event
    }

    private func day(_ text: String) throws -> Birthdate {
        guard let day = Birthdate(iso: text) else {
            throw ValidationError(StaffLanguage.present("office.audit.noDay", ["day": PrintableText.escaped(text)]))
        }
        return day
    }
}

/// `firstlogin office audit events`.
struct AuditEvents: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "events", abstract: "Lists the events that the record can hold, by name and in words.")

    @Flag(help: "Prints JSON, for another program to read.") var json = false
    @OptionGroup var staff: LanguageOption

    func run() throws {
        let words = StaffLanguage.present
        let events = RecordedEvent.all.map { (name: $0.name, meaning: words($0.phrase)) }
        if json {
            return print(try JSONText.of(events.map { ["name": $0.name, "meaning": $0.meaning] }))
        }
        let width = events.map(\.name.count).max() ?? 0
        for event in events {
            print(event.name + String(repeating: " ", count: width - event.name.count + 2) + event.meaning)
        }
    }
}
