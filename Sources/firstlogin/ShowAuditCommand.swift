import Accounts
import ArgumentParser
import Content
import Office

/// `firstlogin office audit show`.
struct ShowAudit: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Shows entries of the record, the newest last. The look is recorded.",
        discussion: """
            For example, what happened to a member in the last week of November:

              firstlogin office audit show --member 01234567 --since 2026-11-24 --until 2026-11-30

            A line holds the number, the time in Japan, what happened, the step of the manual at which she stood, the \
            terminal, and the beginning of her pseudonym, which is the same for the same member.
            """)

    @OptionGroup var wanted: AuditFilterOptions
    @Option(help: "How many, the newest.") var last = 50
    @OptionGroup var options: OfficeCommand.Options

    func validate() throws {
        guard last > 0 else { throw ValidationError(StaffLanguage.present("office.audit.count")) }
    }

    func run() throws {
        let office = try options.dependencies().officeServices().office
        try options.show(AuditReport(office.auditEntries(wanted.filter, newest: last)))
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
