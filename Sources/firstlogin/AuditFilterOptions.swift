import Accounts
import ArgumentParser
import Content
import TypedInput
import World

/// Which entries of the record a command is about.
struct AuditFilterOptions: ParsableArguments {
    @Option(help: "A member's user ID.") var member: String?
    @Option(help: "A terminal's name.") var terminal: String?
    @Option(help: "The name of somebody of staff.") var staff: String?
    @Option(help: "An event's name (firstlogin office audit events); may be given again.") var event: [String] = []
    @Option(help: "The first day, such as 2026-11-24.") var since: String?
    @Option(help: "The last day, such as 2026-11-30.") var until: String?

    func validate() throws { _ = try filter }

    /// What they ask for.
    var filter: AuditFilter {
        get throws {
            var filter = AuditFilter()
            filter.member = try member.map(UserID.init(argument:))
            filter.terminal = terminal
            filter.staff = try staff.map(StaffName.init(argument:))
            filter.events = Set(try event.map(recordedEvent))
            filter.from = try since.map { Instant(unixSeconds: JapanTime.beginning(of: try day($0))) }
            filter.until = try until.map { Instant(unixSeconds: JapanTime.beginning(of: try day($0)) + 86_400) }
            return filter
        }
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
