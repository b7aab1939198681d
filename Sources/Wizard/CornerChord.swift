import TextUI
import World

/// The staff key of a terminal that has no keyboard: the upper corners, touched in turn from the left, five times within
/// five seconds. Nothing stands there that a member would touch.
struct CornerChord {
    private static let touches = 5
    private static let seconds = 5
    private static let reach = Size(rows: 2, columns: 8)

    /// When the present row of touches was begun.
    private var begunAt: Instant?
    private var count = 0

    /// Takes a touch; true where it is the last of five.
    mutating func take(row: Int, column: Int, at now: Instant, in size: Size) -> Bool {
        let isLeft = row < Self.reach.rows && column < Self.reach.columns
        let isRight = row < Self.reach.rows && column >= size.columns - Self.reach.columns
        let isInTime = begunAt.map { now < $0.adding(seconds: Self.seconds) } ?? false
        if count > 0, isInTime, count.isMultiple(of: 2) ? isLeft : isRight {
            count += 1
        } else {
            (begunAt, count) = isLeft ? (now, 1) : (nil, 0)
        }
        guard count == Self.touches else { return false }
        (begunAt, count) = (nil, 0)
        return true
    }
}
