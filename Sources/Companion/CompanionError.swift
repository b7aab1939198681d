/// Why the companion does not answer.
public enum CompanionError: Error, Hashable, Sendable, CustomStringConvertible {
    /// Something else answers at its port.
    case portIsTaken(Int)

    /// For whoever runs it.
    public var description: String {
        switch self {
        case .portIsTaken(let port):
            """
            something else answers at port \(port) already: another firstlogin serve, or a wizard that was opened \
            before it and answers browsers itself until it is left
            """
        }
    }
}
