/// A name as it is looked for: in one width, in large katakana without marks of length or space, and with the present
/// form of each kanji. Names are kept as they came, and only this is compared.
public struct SearchKey: Hashable, Sendable {
    /// Its letters; empty where nothing can be looked for.
    public let text: String

    /// The key of a name, or of a part of one.
    public init(of name: String) {
        var scalars = String.UnicodeScalarView()
        // Most names are kanji and plain kana, which stay what they are: Unicode's tables are not opened for them.
        let isCommon = name.unicodeScalars.allSatisfy { Folding.isCommon($0) || $0 == " " || $0 == "\u{3000}" }
        let plain = isCommon ? name : Folding.compatible(name).lowercased()
        for scalar in plain.unicodeScalars where !Folding.isDash(scalar) && !Folding.isSpace(scalar) {
            scalars.append(Self.folded(scalar))
        }
        text = String(scalars)
    }

    private static func folded(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        let plain =
            switch scalar.value {
            // Hiragana stands 96 before katakana, a capital 32 before its small letter.
            case 0x3041...0x3096: Unicode.Scalar(scalar.value + 0x60) ?? scalar
            case 0x41...0x5A: Unicode.Scalar(scalar.value + 0x20) ?? scalar
            default: scalar
            }
        return presentForms[plain] ?? plain
    }

    /// Small kana, and old or personal forms of kanji, each before the form that stands for it. Not one of them is told
    /// from the other on a telephone.
    private static let presentForms: [Unicode.Scalar: Unicode.Scalar] = {
        let pairs = """
            ァア ィイ ゥウ ェエ ォオ ッツ ャヤ ュユ ョヨ ヮワ ヵカ ヶケ
            髙高 﨑崎 嵜崎 碕崎 邊辺 邉辺 齋斎 齊斎 斉斎 澤沢 廣広 國国 濱浜 濵浜 櫻桜 眞真 會会 惠恵 圓円 榮栄 渕淵 渊淵 嶋島 嶌島 冨富
            德徳 槇槙 瀨瀬 瀧滝 龍竜 壽寿 寶宝 寳宝 彌弥 條条 萬万 豐豊 靜静 鐵鉄 黑黒 與与 曾曽 藏蔵 來来 峯峰 栁柳 𠮷吉 鷗鴎 聰聡 顯顕
            龜亀 學学 實実 關関 驒騨 歷歴 應応 淺浅 橫横 增増 舘館 藪薮 檜桧 莊荘 埜野 嶽岳 薗園
            """
        var forms: [Unicode.Scalar: Unicode.Scalar] = [:]
        for pair in pairs.split(whereSeparator: \.isWhitespace) {
            let scalars = Array(pair.unicodeScalars)
            if scalars.count == 2 { forms[scalars[0]] = scalars[1] }
        }
        return forms
    }()
}
