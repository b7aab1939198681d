import Curses
import DrawnPages
import Foundation
import Secrets
import TextUI

/// A wizard of one page.
struct Probe {
    let console: Console
    var page: Page
    let pages: [Page]
    let log: Log
    let traps: Bool
    let isKiosk: Bool

    init(page name: String, options: Set<String>, log: Log) throws {
        guard let page = try DrawnPages.named(name) else { throw CocoaError(.fileNoSuchFile) }
        self.page = page
        pages = try DrawnPages.names.compactMap { try DrawnPages.named($0) }
        self.log = log
        traps = options.contains("trap")
        isKiosk = options.contains("kiosk")
        var consoleOptions = ConsoleOptions()
        if options.contains("dark") { consoleOptions.theme = .dark }
        if options.contains("kiosk") { consoleOptions.isKiosk = true }
        if options.contains("none") { consoleOptions.colours = .none }
        for count in [8, 16, 256] where options.contains("colours=\(count)") { consoleOptions.colours = .atMost(count) }
        console = try Console(options: consoleOptions)
        log.note("process \(getpid())")
    }

    mutating func run() -> Int32 {
        var turn = 0
        var draft = Draft()
        draft.settle(on: page)
        let doorbell = console.doorbell
        while true {
            let frame = Layout.frame(of: page, draft: draft, size: console.size, words: DrawnPages.words)
            console.paint(frame)
            log.note("painted \(console.size.rows) \(console.size.columns)")
            for event in console.wait(milliseconds: nil) {
                switch event {
                case .key(let key):
                    log.note("key \(key)")
                    if key == .repaint { console.repaint() }
                    if traps, key == .function(9) { fatalError("asked to trap") }
                    if key == .function(7) {
                        console.askAmbiguousWidth()
                        console.askBackdrop()
                    }
                    if key == .function(8) { Thread.detachNewThread { doorbell.ring() } }
                    if case .function(12) = key {
                        // Every page after every other, to see that nothing of the last one stays.
                        turn += 1
                        page = pages[turn % pages.count]
                        draft = Draft()
                        draft.settle(on: page)
                        log.note("page \(turn % pages.count)")
                        continue
                    }
                    let deed = draft.take(key, on: page, view: frame.view)
                    log.note("deed \(deed)")
                    if case .edited(let control) = deed {
                        log.note("text \(draft.text(of: control)) \(draft.secret(of: control).count)")
                    }
                    if deed == .pressed("leave") { return end("left") }
                case .resized(let size): log.note("resized \(size.rows) \(size.columns)")
                case .learntWidth(let width): log.note("width \(width)")
                case .traced(let trace): log.note("traced \(trace)")
                case .rung: log.note("rung")
                case .resumed: log.note("resumed")
                case .hungUp: return end("hung up")
                case .terminated: return end("terminated")
                }
            }
        }
    }

    private func end(_ reason: String) -> Int32 {
        console.close()
        log.note("end \(reason)")
        return reason == "left" ? (isKiosk ? Supervisor.anew : 0) : 1
    }
}
