/// A numbered step of the printed manual, in the printed order. The raw value is its number in
/// `Resources/manual/steps.tsv`.
public enum Step: String, CaseIterable, Sendable {
    // 0 初回ログインのながれ
    case step0_1 = "0.1"
    case step0_2 = "0.2"
    case step0_3 = "0.3"
    case step0_4 = "0.4"

    // 1 ログイン
    case step1_1 = "1.1"
    case step1_2 = "1.2"
    case step1_3 = "1.3"
    case step1_4 = "1.4"
    case step1_5 = "1.5"
    case step1_6 = "1.6"
    case step1_7 = "1.7"
    case step1_8 = "1.8"
    case step1_9 = "1.9"
    case step1_10 = "1.10"
    case step1_11 = "1.11"

    // 2-1 パソコンで生体認証
    case step2_1_1 = "2-1.1"
    case step2_1_2 = "2-1.2"
    case step2_1_3 = "2-1.3"
    case step2_1_4 = "2-1.4"
    case step2_1_5 = "2-1.5"
    case step2_1_6 = "2-1.6"
    case step2_1_7 = "2-1.7"
    case step2_1_8 = "2-1.8"

    // 2-2 スマートフォンで生体認証
    case step2_2_1 = "2-2.1"
    case step2_2_2 = "2-2.2"
    case step2_2_3 = "2-2.3"
    case step2_2_4 = "2-2.4"
    case step2_2_5 = "2-2.5"

    // 2-2* ★ スマートフォンの生体認証でパソコンからログイン
    case step2_2star_1 = "2-2*.1"
    case step2_2star_2 = "2-2*.2"
    case step2_2star_3 = "2-2*.3"
    case step2_2star_4 = "2-2*.4"
    case step2_2star_5 = "2-2*.5"

    // 2-3 スマートフォンのみで認証アプリ
    case step2_3_1 = "2-3.1"
    case step2_3_2 = "2-3.2"
    case step2_3_3 = "2-3.3"
    case step2_3_4 = "2-3.4"
    case step2_3_5 = "2-3.5"
    case step2_3_6 = "2-3.6"
    case step2_3_7 = "2-3.7"
    case step2_3_8 = "2-3.8"

    // 2-4 パソコンとスマートフォンで認証アプリ
    case step2_4_1 = "2-4.1"
    case step2_4_2 = "2-4.2"
    case step2_4_3 = "2-4.3"
    case step2_4_4 = "2-4.4"
    case step2_4_5 = "2-4.5"
    case step2_4_6 = "2-4.6"
    case step2_4_7 = "2-4.7"

    // 2-5c ① Chromeの拡張機能
    case step2_5chrome_1 = "2-5c.1"
    case step2_5chrome_2 = "2-5c.2"
    case step2_5chrome_3 = "2-5c.3"
    case step2_5chrome_4 = "2-5c.4"
    case step2_5chrome_5 = "2-5c.5"
    case step2_5chrome_6 = "2-5c.6"

    // 2-5e ② Edgeの拡張機能
    case step2_5edge_1 = "2-5e.1"
    case step2_5edge_2 = "2-5e.2"
    case step2_5edge_3 = "2-5e.3"
    case step2_5edge_4 = "2-5e.4"
    case step2_5edge_5 = "2-5e.5"
    case step2_5edge_6 = "2-5e.6"
    case step2_5edge_7 = "2-5e.7"
    case step2_5edge_8 = "2-5e.8"
    case step2_5edge_9 = "2-5e.9"
    case step2_5edge_10 = "2-5e.10"
    case step2_5edge_11 = "2-5e.11"

    // 2-6 メールのワンタイムパスワード
    case step2_6_1 = "2-6.1"
    case step2_6_2 = "2-6.2"
    case step2_6_3 = "2-6.3"
    case step2_6_4 = "2-6.4"
}

extension Step {
    /// The chapter or section that the step belongs to: `1`, `2-4`, `2-5c`.
    public var chapter: Substring { rawValue[..<(rawValue.lastIndex(of: ".") ?? rawValue.endIndex)] }

    /// The step's number within its section.
    public var number: Substring { rawValue.suffix(from: rawValue.index(after: chapter.endIndex)) }

    /// The step as the paper prints it: `1【3】`, `2-2★【4】`, `2-5①【1】`.
    public var printedNumber: String {
        let printedChapter =
            switch chapter {
            case "2-2*": "2-2★"
            case "2-5c": "2-5①"
            case "2-5e": "2-5②"
            default: String(chapter)
            }
        return "\(printedChapter)【\(number)】"
    }

    /// The step's number as it is said, without a sign that speech leaves out: `1の 3`, `2-2ほしの 4`, `2-5の 1の 1`.
    public var spokenNumber: String {
        let spokenChapter =
            switch chapter {
            case "2-2*": "2-2ほし"
            case "2-5c": "2-5の 1"
            case "2-5e": "2-5の 2"
            default: String(chapter)
            }
        return "\(spokenChapter)の \(number)、"
    }

    /// Which of the four stages of chapter 0 the step belongs to.
    public var stage: Int {
        switch self {
        case .step0_1: 1
        case .step0_2: 2
        case .step0_3: 3
        case .step0_4: 4
        // ★ is tried when all is set up.
        default: chapter == "1" ? 2 : chapter == "2-2*" ? 4 : 3
        }
    }
}
