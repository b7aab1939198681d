import TypedInput

/// Which digit stands for which era in dates such as `3250304`. Two numberings are in use, and in thousands of dates both
/// can be read: it belongs to the file, and is never guessed for a row.
public enum EraNumbering: String, CaseIterable, Sendable {
    /// 1 明治, 2 大正, 3 昭和, 4 平成, 5 令和, as receipts have it.
    case oneToFive = "1-5"
    /// 1 明治, 3 大正, 5 昭和, 7 平成, 9 令和, as notifications to the pension office have it.
    case oddOnes = "1-3-5-7-9"

    /// The era of a digit; `nil` where it stands for none.
    func era(_ digit: Int) -> JapaneseEra? {
        let digits = self == .oneToFive ? [1, 2, 3, 4, 5] : [1, 3, 5, 7, 9]
        return digits.firstIndex(of: digit).map { JapaneseEra.allCases[$0] }
    }
}
