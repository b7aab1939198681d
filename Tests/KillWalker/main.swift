import Foundation
import TestAccounts
import World

// Lets members walk at random in a house until it is killed, and writes each request and each answer as a line.
// `KillWalker FOLDER MAILS SEED MILLISECONDS`: the house, where its mails go, the chance, the time at which it begins.
let arguments = CommandLine.arguments
guard arguments.count == 5, let seed = UInt64(arguments[3]), let start = Int64(arguments[4]) else { exit(2) }

// A walker that nobody kills ends all the same.
alarm(120)
let walk = try RandomWalk(
    in: arguments[1], at: Instant(milliseconds: start), seed: seed, mails: arguments[2]
) { said in
    // At once and whole: what was written is said, whenever the end comes.
    let line = Array(try said.line)
    guard write(STDOUT_FILENO, line, line.count) == line.count else { exit(3) }
}
while true { try walk.sit() }
