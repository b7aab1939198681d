import CFuzzer
import Foundation

// Fuzzes one parser with libFuzzer: Fuzzer PARSER [libFuzzer's options and folders]. Resources/fuzz builds and calls
// it.

guard Parser.chosen != nil else {
    print(Parser.allCases.map(\.rawValue).joined(separator: "\n"))
    exit(CommandLine.arguments.count > 1 ? 2 : 0)
}
guard cfuzzer_is_there() else {
    print("This build has no libFuzzer in it; Resources/fuzz makes one that has.")
    exit(2)
}

var words = (CommandLine.arguments.prefix(1) + CommandLine.arguments.dropFirst(2)).map { strdup($0) } + [nil]
exit(
    words.withUnsafeMutableBufferPointer { words in
        cfuzzer_run(CInt(words.count - 1), words.baseAddress) { data, count in
            Parser.chosen?.read(Array(UnsafeBufferPointer(start: data, count: count)))
            return 0
        }
    })
