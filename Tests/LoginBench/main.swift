import Foundation

// Prints one line of JSON for Tests/Bench/bench.py: P04 and P05 (logins), P08 (QR code). All times in microseconds.
var figures = try LoginBench().figures()
figures.merge(try SymbolBench().figures()) { first, _ in first }
let json = try JSONSerialization.data(withJSONObject: figures, options: [.sortedKeys])
print(String(decoding: json, as: UTF8.self))
