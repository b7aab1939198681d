import CredentialStore
import Content

extension DeviceKind {
    /// What a browser's `User-Agent` speaks of.
    init(userAgent: String) {
        self =
            if userAgent.contains("iPhone") {
                .iPhone
            } else if userAgent.contains("iPad") {
                .iPad
            } else if userAgent.contains("Android") {
                .android
            } else if userAgent.contains("Windows") {
                .windows
            } else if userAgent.contains("Macintosh") {
                .mac
            } else {
                .other
            }
    }

    /// The name that is suggested.
    var suggestedName: Phrase { Phrase("web.device.\(rawValue)") }
}
