@testable import Content

/// How a line is read by the list and by mecab, stretch by stretch: the shortest that begin and end with both of them.
struct ReadingComparison {
    private let line: [Unicode.Scalar]
    private let words: [(place: Range<Int>, reading: [Unicode.Scalar])]
    private let tokens: [(place: Range<Int>, reading: [Unicode.Scalar])]

    init(of text: String, with tokens: [MecabToken]) {
        line = Array(text.unicodeScalars)
        words = Readings.listed.words(in: line).map { ($0.place, Array($0.reading.unicodeScalars)) }
        var placed: [(place: Range<Int>, reading: [Unicode.Scalar])] = []
        var place = 0
        for token in tokens {
            // mecab leaves out spaces.
            while line[place] != token.text.first { place += 1 }
            placed.append((place..<place + token.text.count, token.reading))
            place += token.text.count
        }
        self.tokens = placed
    }

    /// The text, how mecab reads it, how the list does.
    var differences: [[String]] {
        words.compactMap { word in
            var stretch = word.place
            while case let wider = widened(widened(stretch, tokens), words), wider != stretch { stretch = wider }
            let (theirs, ours) = (read(stretch, by: tokens), read(stretch, by: words))
            return theirs == ours ? nil : [text(line[stretch]), theirs, ours]
        }
    }

    private func widened(
        _ stretch: Range<Int>, _ pieces: [(place: Range<Int>, reading: [Unicode.Scalar])]
    ) -> Range<Int> {
        pieces.filter { $0.place.overlaps(stretch) }.reduce(stretch) {
            min($0.lowerBound, $1.place.lowerBound)..<max($0.upperBound, $1.place.upperBound)
        }
    }

    private func read(
        _ stretch: Range<Int>, by pieces: [(place: Range<Int>, reading: [Unicode.Scalar])]
    ) -> String {
        var letters: [Unicode.Scalar] = []
        var place = stretch.lowerBound
        for piece in pieces where piece.place.overlaps(stretch) {
            letters += line[place..<piece.place.lowerBound] + piece.reading
            place = piece.place.upperBound
        }
        return text((letters + line[place..<stretch.upperBound]).map(\.asHiragana))
    }

    private func text(_ letters: some Sequence<Unicode.Scalar>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: letters)
        return String(view)
    }
}
