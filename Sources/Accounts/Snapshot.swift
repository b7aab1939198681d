import CredentialStore
import World

/// One consistent view of the store, and the parts of the use cases that read in it. A `Service` opens it.
struct Snapshot: SnapshotPart {
    let dependencies: Dependencies
    let records: any ReadableRecords
    /// When it was opened: for everything in it this is the present moment.
    let now: Instant

    init(of records: any ReadableRecords, with dependencies: Dependencies) {
        self.init(of: records, at: dependencies.world.now(), with: dependencies)
    }

    init(of records: any ReadableRecords, at now: Instant, with dependencies: Dependencies) {
        self.dependencies = dependencies
        self.records = records
        self.now = now
    }

    var snapshot: Snapshot { self }
}

/// A part of the use cases that reads within a snapshot. It finds the others by name.
protocol SnapshotPart: ServicePart {
    var snapshot: Snapshot { get }
}

extension SnapshotPart {
    var dependencies: Dependencies { snapshot.dependencies }
    var records: any ReadableRecords { snapshot.records }
    var now: Instant { snapshot.now }

    var report: ScreenReport { ScreenReport(snapshot: snapshot) }
    var authority: StaffAuthority { StaffAuthority(snapshot: snapshot) }
}
