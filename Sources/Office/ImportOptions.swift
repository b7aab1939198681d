/// How a file of members is to be taken.
public struct ImportOptions: Sendable {
    /// The file's encoding; `nil` where its bytes say it.
    public var encoding: MemberFileEncoding?
    /// How eras are numbered in dates of seven digits; `nil` where the file's own dates prove it.
    public var eras: EraNumbering?
    /// Whether the file holds every member, so that who is missing has left.
    public var isComplete: Bool
    /// Whether to say only what would change.
    public var isDryRun = false
    /// How many may leave beyond the usual share, as somebody counted them.
    public var closing: Int?

    /// Takes a file as its bytes say it is written.
    public init(isComplete: Bool) { self.isComplete = isComplete }
}
