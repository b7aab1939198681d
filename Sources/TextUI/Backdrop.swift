/// How bright a terminal is behind its text.
public enum Backdrop: Hashable, Sendable {
    /// Dark text on a light page.
    case light
    /// Light text on a dark page.
    case dark

    /// From the answer to OSC 11, `rgb:ffff/ffff/ffff` or `rgba:…`, each part of 1 to 4 digits (XParseColor).
    init?(colour: Substring) {
        let halves = colour.split(separator: ":", maxSplits: 1)
        guard halves.count == 2, halves[0] == "rgb" || halves[0] == "rgba" else { return nil }
        let parts = halves[1].split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == (halves[0] == "rgb" ? 3 : 4) else { return nil }
        var shares: [Double] = []
        for part in parts.prefix(3) {
            guard (1...4).contains(part.count), let value = UInt32(part, radix: 16) else { return nil }
            shares.append(Double(value) / Double(1 << (4 * UInt32(part.count)) - 1))
        }
        // Luma of ITU-R BT.601: enough to tell paper from night.
        self = 0.299 * shares[0] + 0.587 * shares[1] + 0.114 * shares[2] > 0.5 ? .light : .dark
    }

    /// From what some terminals say at the start in `COLORFGBG`, such as `0;15`: the last number is the background.
    public init?(variable: String) {
        guard let last = variable.split(separator: ";").last, let number = Int(last), (0...15).contains(number)
        else { return nil }
        self = number == 7 || number > 8 ? .light : .dark
    }
}
