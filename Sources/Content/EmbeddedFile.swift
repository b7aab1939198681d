private import CEmbeddedFiles

/// A file of `Resources`, carried inside the binary.
enum EmbeddedFile {
    case words(Language)
    case terms(Language)
    case readings
    case steps
    case commonPasswords
    case easyWords
    case webPage
    case webStyle
    case webScript
    case webCopyScript
    case webWaitingScript
    case webAnsweredScript

    /// The whole text.
    var text: String { String(decoding: bytes, as: UTF8.self) }

    /// The whole text in UTF-8, where it lies in the binary.
    var bytes: UnsafeBufferPointer<UInt8> {
        let file =
            switch self {
            case .words(let language): embedded_words(language.rawValue)
            case .terms(let language): embedded_terms(language.rawValue)
            case .readings: embedded_readings()
            case .steps: embedded_steps()
            case .commonPasswords: embedded_common_passwords()
            case .easyWords: embedded_easy_words()
            case .webPage: embedded_web_page()
            case .webStyle: embedded_web_style()
            case .webScript: embedded_web_script()
            case .webCopyScript: embedded_web_copy_script()
            case .webWaitingScript: embedded_web_waiting_script()
            case .webAnsweredScript: embedded_web_answered_script()
            }
        return UnsafeBufferPointer(start: file.bytes, count: file.count)
    }
}
