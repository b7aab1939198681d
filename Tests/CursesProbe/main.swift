import Curses
import DrawnPages
import Foundation
import TextUI

// Shows one of the drawn pages on the terminal it runs in, and writes what happens as lines into a file.
// `CursesProbe PAGE LOG [option…]`: dark, colours=N, none, kiosk, supervised, trap.
let arguments = CommandLine.arguments
guard arguments.count >= 3 else { exit(2) }
let options = Set(arguments.dropFirst(3))

func run() -> Int32 {
    let log = Log(path: arguments[2])
    do {
        var probe = try Probe(page: arguments[1], options: options, log: log)
        return probe.run()
    } catch {
        log.note("error \(error)")
        return 1
    }
}

exit(
    options.contains("supervised")
        ? Supervisor.run(
            afterDeath: { "probe died of signal \($0)" }, askOffice: { "please ask\nthe office S\($0)" }, run)
        : run())
