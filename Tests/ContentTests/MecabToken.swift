import Content

/// What mecab takes for a word, and how it reads it.
struct MecabToken {
    let text: [Unicode.Scalar]
    /// In hiragana; as written where there is no kanji in it.
    let reading: [Unicode.Scalar]

    /// `届い\t動詞,自立,*,*,五段・カ行イ音便,連用タ接続,届く,トドイ,トドイ`
    init(_ line: Substring) {
        let parts = line.split(separator: "\t", maxSplits: 1)
        text = parts.first.map { Array($0.unicodeScalars) } ?? []
        let features = parts.last?.split(separator: ",", omittingEmptySubsequences: false) ?? []
        let isRead = text.contains(where: \.isKanji) && features.count > 7
        reading = (isRead ? Array(features[7].unicodeScalars) : text).map(\.asHiragana)
    }
}
