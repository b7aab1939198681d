/// A file of the companion's pages, carried inside the binary.
public enum WebFile: CaseIterable, Sendable {
    /// The template of every page.
    case page
    /// How pages look.
    case style
    /// What calls the browser's dialogue for passkeys.
    case script
    /// What copies a key.
    case copyScript
    /// What waits until the terminal has said whose device it is.
    case waitingScript
    /// What keeps the browser from sending a form again.
    case answeredScript

    /// The whole text.
    public var text: String {
        switch self {
        case .page: EmbeddedFile.webPage.text
        case .style: EmbeddedFile.webStyle.text
        case .script: EmbeddedFile.webScript.text
        case .copyScript: EmbeddedFile.webCopyScript.text
        case .waitingScript: EmbeddedFile.webWaitingScript.text
        case .answeredScript: EmbeddedFile.webAnsweredScript.text
        }
    }
}
