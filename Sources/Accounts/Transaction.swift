import CredentialStore
import World

/// What is written all of it or not at all, and the parts of the use cases that write in it. A `Service` opens it.
struct Transaction: TransactionPart {
    let dependencies: Dependencies
    let records: any WritableRecords
    /// When it began: everything in it happens at this moment.
    let now: Instant

    init(of records: any WritableRecords, with dependencies: Dependencies) {
        self.dependencies = dependencies
        self.records = records
        now = dependencies.world.now()
    }

    var transaction: Transaction { self }
}

/// A part of the use cases that writes within a transaction. It finds the others by name.
protocol TransactionPart: ServicePart {
    var transaction: Transaction { get }
}

extension TransactionPart {
    var dependencies: Dependencies { transaction.dependencies }
    var records: any WritableRecords { transaction.records }
    var now: Instant { transaction.now }

    /// What is read in it, of what it has written so far.
    var snapshot: Snapshot { Snapshot(of: records, at: now, with: dependencies) }
    var report: ScreenReport { snapshot.report }

    var audit: AuditLog { AuditLog(transaction: transaction) }
    var transitions: JourneyTransition { JourneyTransition(transaction: transaction) }
    var codes: Codes { Codes(transaction: transaction) }
    var devices: MemberDevices { MemberDevices(transaction: transaction) }
    var tickets: Tickets { Tickets(transaction: transaction) }
    var memberMail: MemberMail { MemberMail(transaction: transaction) }
    var attempts: Attempts { Attempts(transaction: transaction) }
}
