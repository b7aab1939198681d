private import CPrintedMatter

/// A file of `Resources`, carried inside the binary.
enum PrintedFile {
    case words(Language)
    case terms(Language)
    case steps
    case commonPasswords
    case easyWords
    case webPage
    case webStyle
    case webScript
    case webCopyScript
    case webWaitingScript

    /// The whole text.
    var text: String { String(decoding: bytes, as: UTF8.self) }

    /// The whole text in UTF-8, where it lies in the binary.
    var bytes: UnsafeBufferPointer<UInt8> {
        let file =
            switch self {
            case .words(.japanese): printed_words_ja()
            case .words(.english): printed_words_en()
            case .terms(.japanese): printed_terms_ja()
            case .terms(.english): printed_terms_en()
            case .steps: printed_steps()
            case .commonPasswords: printed_common_passwords()
            case .easyWords: printed_easy_words()
            case .webPage: printed_web_page()
            case .webStyle: printed_web_style()
            case .webScript: printed_web_script()
            case .webCopyScript: printed_web_copy_script()
            case .webWaitingScript: printed_web_waiting_script()
            }
        return UnsafeBufferPointer(start: file.bytes, count: file.count)
    }
}
