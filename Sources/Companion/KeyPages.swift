import CredentialStore
import FlowEngine
import Content
import OneTimeCodes
import Accounts
import Secrets

/// 2-3, 2-5: the key for an authenticator app, as the device that opened it can take it.
struct KeyPages {
    let words: Words
    let device: DeviceKind

    /// On a phone its app opens by a link; on a PC an extension takes the picture. Letters are there for both (S17).
    /// At home the page itself leads on; beside a terminal that does.
    func page(of key: ShownKey, at step: Step, isAtHome: Bool) -> WebPage {
        var page = WebPage(words.heading(step))
        let isForEdge = step.chapter == "2-5e"
        let phrases: [Phrase] =
            switch step.chapter {
            case _ where device.isHandheld: ["web.key.phone"]
            case "2-5c": ["web.key.chrome.1", "web.key.chrome.2"]
            case "2-5e": isAtHome ? ["web.home.edge"] : ["web.key.edge.1", "web.key.edge.2"]
            default: ["web.key.scan"]
            }
        page.paragraphs = phrases.map { words($0) }
        page.warning = words("web.key.private")
        page.key = WebPage.Key(
            link: device.isHandheld ? key.uri.revealedText() : nil, linkText: words("web.key.open"),
            picture: device.isHandheld ? nil : BrowserTaskPath.keyPicture, pictureText: words("web.key.picture"),
            file: words("picture.name"), saveText: isForEdge ? words("2-5e.4.save") : nil,
            letters: key.letters.revealedText(), lettersText: words("web.key.letters", ["label": key.label]),
            copyText: words("web.key.copy"), copiedText: words("web.key.copied"))
        page.closing = words("web.key.then")
        if isAtHome {
            page.forms = StepsAtHome(words: words).ways(from: step)
            page.closing = words("web.home.key.then", ["next": page.forms[0].button])
        }
        return page
    }

    /// The QR code with its quiet zone, black on white whatever the page's colours are; `nil` when it does not fit.
    static func picture(of key: ShownKey) -> [UInt8]? {
        do { return try QRSymbol(text: key.uri.revealedText()).png } catch { return nil }
    }
}
