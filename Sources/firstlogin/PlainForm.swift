/// What `--plain` may say of plain text.
enum PlainForm: String, CaseIterable {
    /// In the language that the wizard begins with.
    case usual
    /// In kana.
    case kana
}
