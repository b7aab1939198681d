import DrawnPages
import Foundation
import Testing

@testable import TextUI

/// Drawn screens as text files. `RECORD_GOLDENS=1 swift test` writes them anew, and fails so that nobody takes a
/// recording for a check.
enum Golden {
    static let folder = DrawnPages.goldens

    static func check(_ frame: Frame, _ name: String, _ location: SourceLocation = #_sourceLocation) throws {
        let file = folder.appending(path: "\(name).txt")
        let drawn = frame.canvas.textLines.joined(separator: "\n") + "\n"
        if ProcessInfo.processInfo.environment["RECORD_GOLDENS"] == "1" {
            try drawn.write(to: file, atomically: true, encoding: .utf8)
            Issue.record("recorded \(name); run again without RECORD_GOLDENS", sourceLocation: location)
            return
        }
        let expected = try String(contentsOf: file, encoding: .utf8)
        let expectedLines = expected.split(separator: "\n", omittingEmptySubsequences: false)
        let drawnLines = drawn.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(expectedLines.count == drawnLines.count, "\(name)", sourceLocation: location)
        for (row, (expected, drawn)) in zip(expectedLines, drawnLines).enumerated() {
            #expect(drawn == expected, "\(name), row \(row + 1)", sourceLocation: location)
        }
        #expect(frame.overflow == 0, "\(name) does not fit", sourceLocation: location)
    }
}
